package com.iteradynamics.simulation;

import com.iteradynamics.adapter.aws.S3Candles;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.simulation.aws.ModelBuckets;
import com.iteradynamics.simulation.aws.ModelS3;
import com.iteradynamics.simulation.aws.Wire;
import com.iteradynamics.testkit.Tapes;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A market that never was, and the archive that holds it. Worlds share a few of them, because
 * making one takes as long as many ticks.
 *
 * @param candles the hours before a world begins, those that it lasts, and some more
 * @param archive the archive's objects by key
 * @param start the hour that a world's first tick is for
 * @param holes how hours without a candle are spread over it; empty when it has none
 */
record SimulatedCandles(
    CandleSeries candles, Map<String, byte[]> archive, Instant start, Optional<Disturbance> holes) {
  private static final List<Disturbance> KINDS =
      List.of(Disturbance.SINGLE_HOLES, Disturbance.RUNS_OF_HOLES, Disturbance.REGULAR_HOLES);

  static final String PRODUCT = "BTC-USD";
  static final String BUCKET = "candles";
  static final int COUNT = 12;

  /** How many hours a world lasts, quiet ones at its end included. */
  static final int HOURS = 260;

  private static final int SPARE = 80;
  private static final Map<Integer, SimulatedCandles> MADE = new ConcurrentHashMap<>();

  static SimulatedCandles of(int number) {
    return MADE.computeIfAbsent(number, SimulatedCandles::made);
  }

  private static SimulatedCandles made(int number) {
    CandleSeries whole = Tapes.random(7_000 + number, RegimeEngine.WINDOW_CANDLES + HOURS + SPARE);
    Optional<Disturbance> holes = holes(number);
    CandleSeries candles = holes.map(kind -> without(whole, kind, number)).orElse(whole);
    ModelBuckets buckets = new ModelBuckets().create(BUCKET);
    new S3Candles(new ModelS3(buckets, Wire.OK_REPORTS_TO_CLEAR), BUCKET, Runnable::run)
        .append(candles);
    Map<String, byte[]> archive = new TreeMap<>();
    for (String key : buckets.keys(BUCKET)) {
      archive.put(key, buckets.get(BUCKET, key).orElseThrow());
    }
    return new SimulatedCandles(
        candles, archive, whole.openTime(RegimeEngine.WINDOW_CANDLES), holes);
  }

  /** Every other tape has hours without a candle. */
  private static Optional<Disturbance> holes(int number) {
    return number % 2 == 0 ? Optional.empty() : Optional.of(KINDS.get(number / 2 % KINDS.size()));
  }

  /** The tape without some of its hours, none of them among the last that are there to spare. */
  private static CandleSeries without(CandleSeries whole, Disturbance kind, int number) {
    Random random = new Random(number);
    int every = 24 + random.nextInt(100);
    List<Candle> left = new ArrayList<>();
    int hole = 0;
    for (int i = 0; i < whole.size(); i++) {
      boolean begins =
          switch (kind) {
            case SINGLE_HOLES -> random.nextInt(60) == 0;
            case RUNS_OF_HOLES -> random.nextInt(250) == 0;
            default -> i % every == every - 1;
          };
      if (hole == 0 && begins) {
        hole = kind == Disturbance.RUNS_OF_HOLES ? 2 + random.nextInt(59) : 1;
      }
      if (hole == 0 || i == 0 || i >= whole.size() - SPARE) {
        left.add(whole.candle(i));
      }
      hole = Math.max(0, hole - 1);
    }
    return CandleSeries.of(PRODUCT, left);
  }

  /** Whether the market has a candle of this hour. */
  boolean has(Instant hour) {
    return close(hour).isPresent();
  }

  /** Close of the candle that opened then; empty when there is none. */
  Optional<BigDecimal> close(Instant hour) {
    int index = candles.countBefore(hour);
    return index < candles.size() && candles.openTime(index).equals(hour)
        ? Optional.of(BigDecimal.valueOf(candles.close(index)))
        : Optional.empty();
  }

  /** The hour {@code number} of a world. */
  Instant hour(int number) {
    return start.plus(CandleSeries.INTERVAL.multipliedBy(number));
  }
}
