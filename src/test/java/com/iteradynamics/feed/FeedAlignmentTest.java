package com.iteradynamics.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.testkit.Seed;
import com.iteradynamics.testkit.Tapes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** How a feed lies to candles. */
class FeedAlignmentTest {
  private static final int HOURS = 400;

  private final CandleSeries candles = Tapes.random(7, HOURS);

  private double change(int i) {
    return i < 1 || i >= HOURS ? 0 : candles.close(i) / candles.close(i - 1) - 1;
  }

  private FeedRows feed(IntToDoubleFunction probability, String more) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < HOURS; i++) {
      double p = probability.applyAsDouble(i);
      if (!Double.isNaN(p)) {
        text.append(
            String.format(
                Locale.ROOT,
                "{\"timestamp\":%d,\"probability\":%s%s}%n",
                candles.openEpochSecond(i),
                p,
                more));
      }
    }
    return assertInstanceOf(
        FeedRows.class,
        FeedFile.read(
            text.toString().getBytes(StandardCharsets.UTF_8),
            "v",
            new FeedTerms("feed.jsonl", candles.productId(), Duration.ZERO)));
  }

  private FeedAlignment check(FeedRows feed) {
    return FeedAlignment.of(feed, candles, 0, HOURS);
  }

  private static double squashed(double change) {
    return Math.clamp(0.5 + 5 * change, 0, 1);
  }

  @Test
  void theFirstTenMissingHoursAreTold() {
    FeedAlignment found = check(feed(i -> i % 2 == 0 ? 0.5 : Double.NaN, ""));
    assertEquals(HOURS, found.bars());
    assertEquals(HOURS / 2, found.matched());
    assertEquals(HOURS / 2, found.missing());
    assertEquals(0.5, found.coverage());
    List<Instant> first = found.firstMissing();
    assertEquals(10, first.size());
    assertEquals(candles.openTime(1), first.getFirst());
    assertEquals(candles.openTime(19), first.getLast());
  }

  @Test
  void aFeedThatKnowsItsOwnCandleLeaks() {
    FeedAlignment found = check(feed(i -> squashed(change(i)), ""));
    assertEquals(HOURS - 2, found.pairs());
    assertTrue(found.past().orElseThrow() > 0.99, found.toString());
    assertTrue(found.mayLeak(), found.toString());
  }

  @Test
  void aFeedThatKnowsTheNextCandleDoesNot() {
    FeedAlignment found = check(feed(i -> squashed(change(i + 1)), ""));
    assertTrue(found.future().orElseThrow() > 0.99, found.toString());
    assertFalse(found.mayLeak(), found.toString());
  }

  @Test
  void noiseDoesNotEither() {
    Random random = new Random(Seed.value());
    FeedAlignment found = check(feed(i -> 0.5 + random.nextInt(2) * 1e-9 * (i % 7), ""));
    assertFalse(found.past().isEmpty());
    assertFalse(found.mayLeak(), found.toString());
  }

  @Test
  void whatDoesNotVaryHasNoCorrelation() {
    FeedAlignment found = check(feed(i -> 0.5, ""));
    assertTrue(found.past().isEmpty() && found.future().isEmpty());
    assertFalse(found.mayLeak());
  }

  @Test
  void lateRowsAreNoMatches() {
    FeedAlignment found = check(feed(i -> 0.5, ",\"available_at\":4000000000"));
    assertEquals(0, found.matched());
    assertEquals(HOURS, found.late());
    assertEquals(0, found.missing());
    assertEquals(0, found.pairs());
  }
}
