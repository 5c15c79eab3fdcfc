package com.iteradynamics.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTimeTest {
  /** Behind the candle of 23:00. */
  private static final Instant END = Instant.parse("2024-03-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "2023, 2023-01-01T00:00:00Z, 2023-12-31T23:00:00Z",
    "2024, 2024-01-01T00:00:00Z, 2024-12-31T23:00:00Z",
    "2023-01, 2023-01-01T00:00:00Z, 2023-01-31T23:00:00Z",
    "2024-02, 2024-02-01T00:00:00Z, 2024-02-29T23:00:00Z",
    "2023-12, 2023-12-01T00:00:00Z, 2023-12-31T23:00:00Z",
    "2023-12-31, 2023-12-31T00:00:00Z, 2023-12-31T23:00:00Z",
    "' 2024-02-29 ', 2024-02-29T00:00:00Z, 2024-02-29T23:00:00Z",
    "2023-12-31T10:00, 2023-12-31T10:00:00Z, 2023-12-31T10:00:00Z",
    "2023-12-31 10:30, 2023-12-31T10:30:00Z, 2023-12-31T10:30:00Z",
    "2023-12-31T10:00+02:00, 2023-12-31T08:00:00Z, 2023-12-31T08:00:00Z",
    "-1h, 2024-02-29T23:00:00Z, 2024-02-29T22:00:00Z",
    "-36h, 2024-02-28T12:00:00Z, 2024-02-28T11:00:00Z",
    "-90d, 2023-12-02T00:00:00Z, 2023-12-01T23:00:00Z",
    "-2w, 2024-02-16T00:00:00Z, 2024-02-15T23:00:00Z",
    "-1y, 2023-03-01T00:00:00Z, 2023-02-28T23:00:00Z",
    "-999999h, 1910-02-01T09:00:00Z, 1910-02-01T08:00:00Z"
  })
  void aSpanBeginsWithItsFirstHourAndEndsWithItsLast(String typed, Instant first, Instant last) {
    TypedTime time = TypedTime.parse(typed);
    assertEquals(first, time.first(END));
    assertEquals(last, time.last(END));
  }

  @Test
  void aYearBackFromALeapDayIsTheDayBefore() {
    assertEquals(
        Instant.parse("2023-02-28T05:00:00Z"),
        TypedTime.parse("-1y").first(Instant.parse("2024-02-29T05:00:00Z")));
  }

  @Test
  void whatEndsSomeDaysBeforeTheEndAndWhatBeginsThereAreNeighbors() {
    TypedTime back = TypedTime.parse("-30d");
    assertEquals(back.first(END), back.last(END).plusSeconds(3600));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "yesterday",
        "23",
        "20231",
        "2023-13",
        "2023-00",
        "2023-1",
        "2023-02-30",
        "2023-1-2",
        "2023/01/31",
        "31.01.2023",
        "2023-01-31T25:00",
        "2023-01-31T10",
        "2023Z",
        "90d",
        "+90d",
        "-0d",
        "-d",
        "-90",
        "-90D",
        "-90m",
        "-1.5d",
        "- 90d",
        "--90d",
        "-1000000h"
      })
  void whatIsNoTimeIsRefusedWithAllFormsThatAre(String typed) {
    Exception e = assertThrows(IllegalArgumentException.class, () -> TypedTime.parse(typed));
    assertEquals(
        "\""
            + typed
            + "\" is not a time; write 2023, 2023-01, 2023-01-31, 2023-01-31T10:00,"
            + " 2023-01-31T10:00+01:00, or -90d: so many hours (h), days (d), weeks (w) or years"
            + " (y) back",
        e.getMessage());
  }
}
