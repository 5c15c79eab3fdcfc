package com.iteradynamics.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeeScheduleTest {
  private static final Instant READ = Instant.parse("2026-03-01T14:00:05Z");

  @Test
  void aRecordHasWhatIsKnownAndNothingElse() {
    FeeSchedule told =
        FeeSchedule.ofVenue(
            new BigDecimal("0.005"), new BigDecimal("0.009"), Optional.of("Intro 1"), READ);
    assertEquals(
        "{maker=0.005, taker=0.009, tier=Intro 1, source=venue, read_at=2026-03-01T14:00:05Z}",
        told.fields().toString());
    Map<String, Object> set = FeeSchedule.configured(BigDecimal.ZERO).fields();
    assertEquals(List.of("taker", "source"), List.copyOf(set.keySet()));
    assertEquals("configured", set.get("source"));
  }

  @ParameterizedTest
  @CsvSource({"-0.0001, 0, maker", "0, 1, taker", "1.5, 0, maker", "0, -1, taker"})
  void aRateIsAFractionBelowOne(BigDecimal maker, BigDecimal taker, String name) {
    BigDecimal bad = name.equals("maker") ? maker : taker;
    assertEquals(
        "the " + name + " rate must be a fraction 0 to below 1, was " + bad.toPlainString(),
        assertThrows(
                IllegalArgumentException.class,
                () -> FeeSchedule.ofVenue(maker, taker, Optional.empty(), READ))
            .getMessage());
  }

  @Test
  void aRateIsFinite() {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -0.1, 1}) {
      assertThrows(IllegalArgumentException.class, () -> FeeSchedule.configured(bad));
    }
    assertEquals(new BigDecimal("0.012"), FeeSchedule.configured(0.012).taker());
  }

  @Test
  void onlyTheVenuesHasATimeAndItAlwaysHas() {
    for (FeeSchedule.Source source : FeeSchedule.Source.values()) {
      Optional<Instant> other =
          source == FeeSchedule.Source.VENUE ? Optional.empty() : Optional.of(READ);
      assertThrows(
          IllegalArgumentException.class,
          () ->
              new FeeSchedule(Optional.empty(), BigDecimal.ZERO, Optional.empty(), source, other));
    }
  }
}
