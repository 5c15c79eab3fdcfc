package com.iteradynamics.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.iteradynamics.decision.ExecutionBranch;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TickHealthTest {
  private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");

  /** Hours of that day that have a record; the time now; what follows. */
  @ParameterizedTest
  @CsvSource({
    // all there, within the hour, and around its end
    "5 6 7, 07:20, 08:00, ''",
    "5 6 7, 08:00, 08:00, ''",
    "5 6 7, 08:09, 08:00, ''",
    "5 6 7, 08:10, 09:00, 8",
    // one in between is missing, and comes no more
    "5 7, 07:20, 08:00, 6",
    "5, 09:30, 10:00, 6 7 8 9",
    // what was before the first record is not missed
    "7, 07:01, 08:00, ''",
    // never anything
    "'', 07:20, 08:00, ''",
    "'', 07:05, 07:00, ''"
  })
  void aTickIsMissedWhenItsHourIsOverdueWithoutARecord(
      String recorded, String now, String next, String missed) {
    List<DecisionRow> rows = hours(recorded).stream().map(TickHealthTest::row).toList();
    TickHealth pulse = TickHealth.of(rows, Instant.parse("2026-03-01T" + now + ":00Z"));
    assertEquals(Instant.parse("2026-03-01T" + next + ":00Z"), pulse.next());
    assertEquals(hours(missed), pulse.missed());
    assertEquals(pulse.next().plus(TickHealth.GRACE), pulse.due());
    assertEquals(rows.isEmpty(), pulse.last().isEmpty());
  }

  private static List<Instant> hours(String words) {
    return Arrays.stream(words.split(" "))
        .filter(word -> !word.isEmpty())
        .map(word -> DAY.plusSeconds(3_600L * Integer.parseInt(word)))
        .toList();
  }

  private static DecisionRow row(Instant hour) {
    return new DecisionRow(
        hour,
        ExecutionBranch.FLAT_NO_ENTRY,
        "",
        Optional.empty(),
        Optional.empty(),
        Double.NaN,
        Double.NaN,
        Double.NaN,
        false,
        0,
        List.of(),
        "");
  }
}
