package com.iteradynamics.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.testkit.ForecastStore;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How long a feed has given nothing, by the records in turn. */
class FeedSilenceTest {
  private static final Instant FIRST = Instant.parse("2026-03-01T00:00:00Z");

  private static CortexRecord record(int hour, Map<String, ?> more) {
    Map<String, Object> fields = ForecastStore.key(FIRST.plusSeconds(3_600L * hour));
    fields.putAll(more);
    return CortexRecord.of(fields);
  }

  private static CortexRecord said(int hour, String name, Object value) {
    Instant row = FIRST.plusSeconds(3_600L * (hour - 1));
    return record(
        hour, Map.of("inputs", Map.of("feed", Map.of("timestamp", row.toString(), name, value))));
  }

  private static Optional<FeedSilence> after(CortexRecord... records) {
    Optional<FeedSilence> silence = Optional.empty();
    for (CortexRecord record : records) {
      silence = FeedSilence.after(silence, record);
    }
    return silence;
  }

  @Test
  void anHourWithARowEndsItAndOneThatReadNothingDoesNot() {
    CortexRecord late = said(1, "reason", "LATE");
    CortexRecord nothing = record(2, Map.of());
    CortexRecord other = said(3, "reason", "OTHER_SYMBOL");
    assertEquals(2, after(late, nothing, other).orElseThrow().hours());
    assertEquals(FIRST.plusSeconds(3_600), after(late, nothing, other).orElseThrow().since());
    assertEquals(Optional.empty(), after(late, said(2, "probability", 0.5)));
    assertEquals(
        Optional.empty(), after(late, record(2, Map.of("inputs", Map.of()))), "no feed is set");
    assertEquals(FIRST.plusSeconds(10_800), after(nothing, other).orElseThrow().since());
    assertEquals(Optional.empty(), after());
  }

  @Test
  void aPersonIsToldAfterSixHoursWhyTheNewestHasNone() {
    CortexRecord[] six = new CortexRecord[FeedSilence.TOLD_AFTER];
    for (int i = 0; i < six.length; i++) {
      six[i] = said(i, "reason", i < 5 ? "MISSING" : "OTHER_SYMBOL");
    }
    assertTrue(after(six[0], six[1], six[2], six[3], six[4]).flatMap(FeedSilence::told).isEmpty());
    assertEquals(
        Optional.of(
            "the feed has had no row that could be used since 2026-03-01T00:00:00Z, in 6 hourly"
                + " records; the newest: other symbol: not recorded"),
        after(six).flatMap(FeedSilence::told));
  }
}
