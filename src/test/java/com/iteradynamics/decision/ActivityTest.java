package com.iteradynamics.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.iteradynamics.settings.SettingsReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the caps count, and what they allow of it. */
class ActivityTest {
  private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant HOUR = Scenario.HOUR;

  private static Activity activity(double equityUsd) {
    return new Activity(DAY, equityUsd, 5, HOUR, 3, 2);
  }

  @ParameterizedTest
  @CsvSource({
    // equity that the day began with, equity now, loss
    "1000, 750, 0.25",
    "1000, 1000, 0",
    "1000, 1250, -0.25",
    "0, 1000, 0",
    "0, 0, 0",
  })
  void theLossIsAFractionOfWhatTheDayBeganWith(double begun, double now, double loss) {
    assertEquals(loss, activity(begun).lossFraction(now));
  }

  @Test
  void whatIsUnknownIsNoLoss() {
    assertEquals(0, new Activity(DAY, Optional.empty(), 0, HOUR, 0, 0).lossFraction(1_000));
  }

  @ParameterizedTest
  @CsvSource({"1000, 500, 1500", "1000, -400, 600", "1000, -1000, 0", "1000, -1001, 0"})
  void aFlowShiftsTheDaysEquityAndNothingElse(double begun, double flow, double shifted) {
    assertEquals(activity(shifted), activity(begun).shifted(flow));
  }

  @Test
  void theDaysEquityIsThatOfTheSameDayAlone() {
    Activity other = new Activity(DAY, 700, 0, HOUR.minusSeconds(3600), 0, 0);
    assertEquals(activity(700), activity(1_000).withEquityOf(other));
    Activity yesterday = new Activity(DAY.minusSeconds(86_400), 700, 0, HOUR, 0, 0);
    Activity same = activity(1_000);
    assertSame(same, same.withEquityOf(yesterday));
  }

  @ParameterizedTest
  @CsvSource({"-1, 0, 0, 1", "0, -1, 0, 1", "0, 0, -1, 1", "0, 0, 0, NaN", "0, 0, 0, Infinity"})
  void whatCannotBeCountedIsRefused(int day, int hour, int rejects, double equity) {
    assertThrows(
        IllegalArgumentException.class, () -> new Activity(DAY, equity, day, HOUR, hour, rejects));
  }

  @ParameterizedTest
  @CsvSource({
    // orders of the day, the hour and the tick, refused this hour and tick; caps 24, 6, 3 and 3
    "0, 0, 2, 0, 0, true",
    "0, 0, 3, 0, 0, false",
    "0, 4, 1, 0, 0, true",
    "0, 5, 1, 0, 0, false",
    "0, 5, 0, 0, 0, true",
    "22, 0, 1, 0, 0, true",
    "23, 0, 1, 0, 0, false",
    "0, 0, 2, 0, 2, true",
    "0, 3, 2, 1, 1, true",
    "0, 3, 2, 1, 2, false",
    "0, 3, 2, 3, 0, false",
  })
  void anotherOrderStaysBelowEveryCap(
      int day, int hour, int tick, int hourRejects, int tickRejects, boolean allowed) {
    CapParameters caps = CapParameters.read(new SettingsReader(Map.of()));
    Activity before = new Activity(DAY, 1_000, day, HOUR, hour, hourRejects);
    assertEquals(allowed, caps.allowAnother(before, tick, tickRejects));
  }

  @Test
  void productsAreSeparatedByCommasAndEmptyOnesAreNone() {
    SettingsReader reader =
        new SettingsReader(Map.of("PRIME_CAP_PRODUCTS", " BTC-USD,, ETH-USD ,"));
    assertEquals(List.of("BTC-USD", "ETH-USD"), CapParameters.read(reader).products());
    assertEquals(List.of(), reader.problems());
    assertEquals(List.of(), CapParameters.read(new SettingsReader(Map.of())).products());
  }
}
