package com.iteradynamics.simulation;

import com.iteradynamics.adapter.aws.S3Candles;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.simulation.aws.ModelBuckets;
import com.iteradynamics.simulation.aws.ModelS3;
import com.iteradynamics.simulation.aws.Wire;
import com.iteradynamics.testkit.Tapes;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A market that never was, and the archive that holds it. Worlds share a few of them, because
 * making one takes as long as many ticks.
 *
 * @param candles the hours before a world begins, those that it lasts, and some more
 * @param archive the archive's objects by key
 */
record Tape(CandleSeries candles, Map<String, byte[]> archive) {
  static final String PRODUCT = "BTC-USD";
  static final String BUCKET = "candles";
  static final int COUNT = 12;

  /** How many hours a world lasts, quiet ones at its end included. */
  static final int HOURS = 260;

  private static final int SPARE = 80;
  private static final Map<Integer, Tape> MADE = new ConcurrentHashMap<>();

  static Tape of(int number) {
    return MADE.computeIfAbsent(number, Tape::made);
  }

  private static Tape made(int number) {
    CandleSeries candles =
        Tapes.random(7_000 + number, RegimeEngine.WINDOW_CANDLES + HOURS + SPARE);
    ModelBuckets buckets = new ModelBuckets().create(BUCKET);
    new S3Candles(new ModelS3(buckets, Wire.CALM), BUCKET, Runnable::run).append(candles);
    Map<String, byte[]> archive = new TreeMap<>();
    for (String key : buckets.keys(BUCKET)) {
      archive.put(key, buckets.get(BUCKET, key).orElseThrow());
    }
    return new Tape(candles, archive);
  }

  /** The hour that a world's first tick is for. */
  Instant start() {
    return candles.openTime(RegimeEngine.WINDOW_CANDLES);
  }

  /** The hour {@code number} of a world. */
  Instant hour(int number) {
    return start().plus(CandleSeries.INTERVAL.multipliedBy(number));
  }
}
