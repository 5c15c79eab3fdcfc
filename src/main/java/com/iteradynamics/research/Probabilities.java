package com.iteradynamics.research;

import com.iteradynamics.feed.FeedReading;
import com.iteradynamics.feed.SignalFeed;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.GapRule;
import com.iteradynamics.model.Forecaster;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.strategy.Forecasts;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.IntFunction;

/**
 * What a model says at every candle, to the last bit what a live tick says there, and beside it
 * what a feed says in every hour. Each candle is asked about when its probability is first wanted,
 * and then remembered; a strategy that wants none costs nothing. For several threads, of which two
 * may ask about the same candle.
 */
public final class Probabilities implements Forecasts {
  private static final long NOT_ASKED = 0;
  private static final long ABSENT = -1;

  private final Forecaster model;
  private final CandleSeries candles;

  /** The bits of a probability, which are never negative, and 1. */
  private final AtomicLongArray known;

  private volatile Optional<IntFunction<OptionalDouble>> asking = Optional.empty();

  private final GapRule gaps;

  private final Optional<SignalFeed> feed;

  private Probabilities(
      Forecaster model, Optional<SignalFeed> feed, CandleSeries candles, GapRule gaps) {
    this.gaps = gaps;
    this.feed = feed;
    this.model = model;
    this.candles = candles;
    this.known = new AtomicLongArray(candles.size());
  }

  /**
   * The probabilities of {@code model} over {@code candles}, where {@code gaps} may cut history.
   */
  public static Probabilities of(Forecaster model, CandleSeries candles, GapRule gaps) {
    return of(model, Optional.empty(), candles, gaps);
  }

  /** The same beside a feed, if there is one. */
  public static Probabilities of(
      Forecaster model, Optional<SignalFeed> feed, CandleSeries candles, GapRule gaps) {
    return new Probabilities(model, feed, candles, gaps);
  }

  @Override
  public Optional<FeedReading> feed(Instant hour) {
    return feed.map(said -> said.at(hour));
  }

  @Override
  public OptionalDouble apply(int candle) {
    long bits = known.get(candle);
    if (bits == NOT_ASKED) {
      bits = asked(candle);
      known.set(candle, bits);
    }
    return bits == ABSENT
        ? OptionalDouble.empty()
        : OptionalDouble.of(Double.longBitsToDouble(bits - 1));
  }

  private long asked(int candle) {
    OptionalDouble p = asking.orElseGet(this::begun).apply(candle);
    return p.isEmpty() ? ABSENT : Double.doubleToLongBits(p.getAsDouble()) + 1;
  }

  private synchronized IntFunction<OptionalDouble> begun() {
    if (asking.isEmpty()) {
      NavigableMap<Integer, IntFunction<OptionalDouble>> blocks = new TreeMap<>();
      int begin = 0;
      for (CandleSeries block : gaps.blocks(candles)) {
        blocks.put(begin, model.over(block, RegimeEngine.WINDOW_CANDLES));
        begin += block.size();
      }
      asking =
          Optional.of(
              i -> {
                Map.Entry<Integer, IntFunction<OptionalDouble>> block = blocks.floorEntry(i);
                return block.getValue().apply(i - block.getKey());
              });
    }
    return asking.get();
  }
}
