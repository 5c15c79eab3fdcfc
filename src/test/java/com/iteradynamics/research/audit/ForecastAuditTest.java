package com.iteradynamics.research.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.strategy.event.EventParameters;
import com.iteradynamics.testkit.ForecastStore;
import com.iteradynamics.testkit.Tapes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForecastAuditTest {
  private static final EventParameters EVENT =
      new EventParameters(EventParameters.Source.FEED, 0.6, 0.08, 6, 1);
  private static final CandleSeries CANDLES = Tapes.random(5, 2_000);
  private static final Duration HOUR = Duration.ofHours(1);

  private static ForecastAudit.Plan plan(int folds) {
    return new ForecastAudit.Plan(folds, HOUR, EVENT, 0.001);
  }

  /** A forecast of each hour from candle {@code from} on that is right by {@code edge}. */
  private static List<RecordedForecast> forecasts(int from, int to, double edge) {
    List<RecordedForecast> all = new ArrayList<>();
    for (int i = from; i < to; i++) {
      boolean rises = i + 1 < CANDLES.size() && CANDLES.close(i + 1) > CANDLES.close(i);
      all.add(new RecordedForecast(CANDLES.openTime(i).plus(HOUR), 0.5 + (rises ? edge : -edge)));
    }
    return all;
  }

  @Test
  void foldsAreOfEqualTimeAndTheLastHourHasNoOutcomeYet() {
    ForecastAudit audit =
        ForecastAudit.of(forecasts(0, 2_000, 0.1), CANDLES, plan(4)).orElseThrow();
    assertEquals(
        List.of(500, 500, 500, 499),
        audit.folds().stream().map(fold -> fold.test().model().rows()).toList());
    assertEquals(1_999, audit.all().model().rows());
    assertEquals(-Math.log(0.6), audit.all().model().logLoss(), 1e-12);
    assertEquals(1.0, audit.hitRate().orElseThrow());
    for (ForecastAudit.Fold fold : audit.folds()) {
      assertEquals(0.5, fold.baseRate(), "there is no year of candles before");
      assertEquals(
          1 - Math.log(0.6) / Math.log(0.5), fold.test().logLossSkill().orElseThrow(), 1e-12);
      assertTrue(fold.event().trades() > 50 && fold.event().net() > 0, fold::toString);
    }
    assertTrue(audit.event().trades() > 400, audit::toString);
  }

  @Test
  void whatIsAlwaysWrongHasNegativeSkill() {
    ForecastAudit audit =
        ForecastAudit.of(forecasts(0, 1_000, -0.2), CANDLES, plan(1)).orElseThrow();
    assertEquals(0.0, audit.hitRate().orElseThrow());
    assertTrue(audit.all().logLossSkill().orElseThrow() < -0.2, audit::toString);
    assertTrue(audit.metrics().get("event_net") < 0, audit::toString);
  }

  @Test
  void aForecastOfAHalfIsNoHitAndNoMiss() {
    List<RecordedForecast> half = forecasts(10, 20, 0);
    ForecastAudit audit = ForecastAudit.of(half, CANDLES, plan(2)).orElseThrow();
    assertTrue(audit.hitRate().isEmpty());
    assertEquals(0.0, audit.all().logLossSkill().orElseThrow());
    assertTrue(!audit.metrics().containsKey("hit_rate"), audit.metrics()::toString);
  }

  @Test
  void aFoldWithoutAKnownOutcomeIsLeftOutAndNothingIsMadeOfNone() {
    List<RecordedForecast> all = new ArrayList<>(forecasts(0, 10, 0.1));
    all.add(new RecordedForecast(CANDLES.openTime(1_999).plus(HOUR), 0.9));
    ForecastAudit audit = ForecastAudit.of(all, CANDLES, plan(4)).orElseThrow();
    assertEquals(1, audit.folds().size());
    assertEquals(10, audit.all().model().rows());
    assertEquals(Optional.empty(), ForecastAudit.of(List.of(), CANDLES, plan(4)));
    assertEquals(Optional.empty(), ForecastAudit.of(all, CandleSeries.empty("BTC-USD"), plan(4)));
  }

  /** The base rate of a fold is of outcomes that were over when it began. */
  @Test
  void climatologyKnowsNothingOfTheFold() {
    CandleSeries candles = Tapes.random(6, ForecastAudit.LEAST_BASE + 500);
    Instant from = candles.openTime(ForecastAudit.LEAST_BASE + 100);
    double rate = ForecastAudit.baseRate(candles, from, Duration.ofHours(24));
    int rises = 0;
    int known = 0;
    // A candle's close is 1 h after it opens, and its outcome 24 h later.
    for (int i = 0; i + 25 <= ForecastAudit.LEAST_BASE + 100; i++) {
      known++;
      rises += candles.close(i + 24) > candles.close(i) ? 1 : 0;
    }
    assertEquals((double) rises / known, rate);
    CandleSeries changed =
        Tapes.changed(
            candles,
            (i, candle) ->
                i > ForecastAudit.LEAST_BASE + 100
                    ? new Candle(candle.openTime(), 1, 1 + i, 1, 1 + i, 1)
                    : candle);
    assertEquals(rate, ForecastAudit.baseRate(changed, from, Duration.ofHours(24)));
    assertEquals(0.5, ForecastAudit.baseRate(candles, candles.openTime(5_000), HOUR));
  }

  @Test
  void aPlanHasItsRanges() {
    assertThrows(IllegalArgumentException.class, () -> plan(0));
    assertThrows(IllegalArgumentException.class, () -> plan(101));
    for (String wrong : List.of("PT0S", "PT30M", "PT90M", "-PT1H")) {
      Duration horizon = Duration.parse(wrong);
      assertThrows(
          IllegalArgumentException.class,
          () -> new ForecastAudit.Plan(1, horizon, EVENT, 0),
          wrong);
    }
    assertThrows(
        IllegalArgumentException.class, () -> new ForecastAudit.Plan(1, HOUR, EVENT, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new RecordedForecast(Instant.EPOCH, 1.1));
  }

  private static CortexRecord record(Map<String, ?> more) {
    Map<String, Object> fields = ForecastStore.key(Instant.parse("2026-03-01T05:00:00Z"));
    fields.putAll(more);
    return CortexRecord.of(fields);
  }

  @Test
  void onlyWhatTheSourceSaidInTimeIsAudited() {
    String id = "0123456789ab";
    AuditedSource model = new AuditedSource.Model(id);
    AuditedSource feed = new AuditedSource.Feed("s3://b/feeds/f.jsonl");
    Map<String, Object> ours = said("s3://b/feeds/f.jsonl");
    assertEquals(0.7, one(feed, Map.of("inputs", ours)));
    assertEquals(-1, one(feed, Map.of("inputs", said("s3://b/feeds/g.jsonl"))));
    assertEquals(-1, one(feed, Map.of("inputs", ours, "late", true)));
    assertEquals(-1, one(feed, Map.of("inputs", Map.of())));
    assertEquals(-1, one(feed, Map.of("p_long", 0.7, "model_id", id)));
    assertEquals(0.6, one(model, Map.of("p_long", 0.6, "model_id", id)));
    assertEquals(-1, one(model, Map.of("p_long", 0.6, "model_id", "ffffffffffff")));
    assertEquals(-1, one(model, Map.of("p_long", 1.6, "model_id", id)));
    assertEquals(-1, one(model, Map.of("p_long_reason", "none", "model_id", id)));
    assertTrue(feed.id().matches("[0-9a-f]{12}"), feed.id());
  }

  private static Map<String, Object> said(String address) {
    return Map.of(
        "feed",
        Map.of("timestamp", "2026-03-01T04:00:00Z", "probability", 0.7, "address", address));
  }

  private static double one(AuditedSource source, Map<String, ?> fields) {
    List<RecordedForecast> all = source.of(List.of(record(fields)));
    return all.isEmpty() ? -1 : all.getFirst().probability();
  }
}
