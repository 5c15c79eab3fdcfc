package com.iteradynamics.simulation;

import com.iteradynamics.adapter.aws.S3Candles;
import com.iteradynamics.candlefile.CandleFormat;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.simulation.Disturbance.Occasion;
import com.iteradynamics.simulation.aws.ModelBuckets;
import com.iteradynamics.simulation.aws.ModelS3;
import com.iteradynamics.simulation.aws.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * The candles in S3. In most worlds it holds the whole tape, of which a tick sees what opened
 * before its hour, because writing it takes as long as many ticks; in the others it ends where the
 * world begins, and Argus keeps it up to date. For a while one of its months may be behind, have a
 * gap, or be damaged.
 */
final class Archive {
  private final World world;
  private final ModelBuckets buckets;
  private final SimulatedCandles tape;

  Archive(World world, ModelBuckets buckets, SimulatedCandles tape) {
    this.world = world;
    this.buckets = buckets;
    this.tape = tape;
    tape.archive().forEach((key, content) -> buckets.put(SimulatedCandles.BUCKET, key, content));
    if (world.settings().growing()) {
      for (String key : tape.archive().keySet()) {
        if (key.compareTo(key(tape.start())) > 0) {
          buckets.delete(SimulatedCandles.BUCKET, key);
        }
      }
      put(tape.start(), only(tape.start(), candle -> candle.isBefore(tape.start())));
    }
  }

  /** That what is recorded is what the market did, however it came there. */
  void check() {
    Instant last = tape.candles().openTime(tape.candles().size() - 1);
    CandleSeries recorded =
        new S3Candles(
                new ModelS3(buckets, Wire.OK_REPORTS_TO_CLEAR),
                SimulatedCandles.BUCKET,
                Runnable::run)
            .recorded(SimulatedCandles.PRODUCT, tape.candles().openTime(0), last);
    CandleSeries all = tape.candles();
    for (int i = 0; i < recorded.size(); i++) {
      Candle candle = recorded.candle(i);
      Broken.unless(
          candle.equals(all.candle(all.countBefore(candle.openTime()))),
          "what is recorded is what the market did",
          () -> candle);
    }
  }

  /** Whether Argus itself keeps it up to date, and has recorded this hour. */
  boolean hasTaken(Instant hour) {
    return world.settings().growing()
        && !new S3Candles(
                new ModelS3(buckets, Wire.OK_REPORTS_TO_CLEAR),
                SimulatedCandles.BUCKET,
                Runnable::run)
            .recorded(SimulatedCandles.PRODUCT, hour, hour)
            .isEmpty();
  }

  /** What may be wrong with the archive this hour. */
  void disturb(SimulationRandom.Scope chance, Instant hour) {
    // One that grows would have to be put right again by a person.
    if (!world.settings().growing()) {
      chance
          .draw(Occasion.ARCHIVE, world.now(), "archive")
          .ifPresent(which -> disturb(which, chance, hour));
    }
  }

  private void disturb(Disturbance disturbance, SimulationRandom.Scope chance, Instant hour) {
    Instant newest = hour.minus(CandleSeries.INTERVAL);
    Instant other = newest.minus(CandleSeries.INTERVAL.multipliedBy(chance.below(600)));
    switch (disturbance) {
      case CANDLE_LATE -> put(newest, only(newest, candle -> candle.isBefore(newest)));
      case CANDLE_MISSING -> put(other, only(other, candle -> !candle.equals(other)));
      default -> {
        byte[] whole = tape.archive().get(key(other));
        put(other, Arrays.copyOf(whole, whole.length - 1 - chance.below(whole.length - 1)));
      }
    }
    int minutes = disturbance == Disturbance.CANDLE_LATE ? chance.between(1, 90) : 150;
    world.timeline().at(hour.plusSeconds(60L * minutes), () -> restore(newest, other));
  }

  private void restore(Instant... months) {
    for (Instant each : months) {
      put(each, tape.archive().get(key(each)));
    }
  }

  private void put(Instant month, byte[] content) {
    buckets.put(SimulatedCandles.BUCKET, key(month), content);
  }

  private static String key(Instant time) {
    return String.format(
        Locale.ROOT,
        "candles/product=%s/granularity=1h/month=%s/candles.csv.gz",
        SimulatedCandles.PRODUCT,
        YearMonth.from(time.atOffset(ZoneOffset.UTC)));
  }

  /** The month of {@code time} with some of its candles only. */
  private byte[] only(Instant time, Predicate<Instant> which) {
    CandleSeries some =
        CandleSeries.of(
            SimulatedCandles.PRODUCT,
            tape.candles().candles().stream()
                .filter(candle -> key(candle.openTime()).equals(key(time)))
                .filter(candle -> which.test(candle.openTime()))
                .toList());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      CandleFormat.writeZipped(some, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
