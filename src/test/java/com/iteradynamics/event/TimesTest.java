package com.iteradynamics.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

  @ParameterizedTest
  @CsvSource({
    "2020-03-12, 2020-03-12T00:00:00Z",
    "2020-03-12T10:00, 2020-03-12T10:00:00Z",
    "2020-03-12 10:00:00, 2020-03-12T10:00:00Z",
    "2020-03-12t10:00z, 2020-03-12T10:00:00Z",
    "2020-03-12T10:00:00Z, 2020-03-12T10:00:00Z",
    "2020-03-12 10:00 UTC, 2020-03-12T10:00:00Z",
    "2020-03-12T10:00:00.250Z, 2020-03-12T10:00:00.250Z",
    "2020-03-12T10:00+02:00, 2020-03-12T08:00:00Z",
    "2020-03-12T10:00:00-0530, 2020-03-12T15:30:00Z",
    "2020-03-12T10:00+01, 2020-03-12T09:00:00Z"
  })
  void aTimeIsUtcUnlessItCarriesAnOffset(String text, Instant time) {
    assertEquals(time, Times.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "2020",
        "2020-3-12",
        "2020-02-30",
        "2020-03-12T25:00",
        "2020-03-12T10",
        "2020-03-12T10:00+25:00",
        "2020-03-12Z",
        "12.03.2020"
      })
  void whatIsNoTimeIsRefusedWithWhatWouldBe(String text) {
    Exception e = assertThrows(IllegalArgumentException.class, () -> Times.parse(text));
    assertEquals(
        "\"" + text + "\" is not a time; write 2020-03-12, 2020-03-12T10:00 or 2020-03-12T10:00Z",
        e.getMessage());
  }
}
