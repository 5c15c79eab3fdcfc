package com.iteradynamics.governance;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Field;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.model.evaluation.ForecastLog;
import com.iteradynamics.model.forest.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Forecasts that records hold, and what came after them. */
public final class RecordedForecasts {
  private RecordedForecasts() {}

  /**
   * The hours that both models forecast and whose outcome is known: the challenger's probabilities,
   * and in climatology's place those of the model that it challenges. Empty when there is none.
   *
   * @param records oldest first
   * @param candles closed ones
   * @param active id of the model that gave p_long
   * @param challenger id of the model that was scored beside it
   */
  public static Optional<ForecastLog> paired(
      List<CortexRecord> records, CandleSeries candles, String active, String challenger) {
    List<CortexRecord> both = new ArrayList<>();
    List<Boolean> rose = new ArrayList<>();
    for (CortexRecord record : records) {
      Optional<Boolean> up =
          of(record, Recorded.MODEL_ID, active)
                  && of(record, Recorded.CHALLENGER_ID, challenger)
                  && probability(record, Recorded.P_LONG).isPresent()
                  && probability(record, Recorded.CHALLENGER_P_LONG).isPresent()
              ? rose(candles, record.hour(), Samples.HORIZON)
              : Optional.empty();
      up.ifPresent(
          outcome -> {
            both.add(record);
            rose.add(outcome);
          });
    }
    if (both.isEmpty()) {
      return Optional.empty();
    }
    boolean[] up = new boolean[rose.size()];
    for (int i = 0; i < up.length; i++) {
      up[i] = rose.get(i);
    }
    return Optional.of(
        ForecastLog.of(
            both.stream().mapToLong(record -> record.hour().getEpochSecond()).toArray(),
            both.stream()
                .mapToDouble(record -> record.needed(Recorded.CHALLENGER_P_LONG))
                .toArray(),
            both.stream().mapToDouble(record -> record.needed(Recorded.P_LONG)).toArray(),
            up));
  }

  private static boolean of(CortexRecord record, Field<String> field, String id) {
    return record.get(field).filter(id::equals).isPresent();
  }

  /** A probability of a record; empty when there is none, or it is not within 0..1. */
  static OptionalDouble probability(CortexRecord record, Field<Double> field) {
    return record.get(field).stream().mapToDouble(p -> p).filter(p -> p >= 0 && p <= 1).findFirst();
  }

  /**
   * Whether the close {@code horizon} after {@code hour} was above the close at {@code hour}; empty
   * when one of the two candles is missing.
   */
  public static Optional<Boolean> rose(CandleSeries candles, Instant hour, Duration horizon) {
    OptionalDouble then = closeAt(candles, hour);
    OptionalDouble later = closeAt(candles, hour.plus(horizon));
    return then.isPresent() && later.isPresent()
        ? Optional.of(later.getAsDouble() > then.getAsDouble())
        : Optional.empty();
  }

  /** The close of the candle that closed at {@code hour}. */
  private static OptionalDouble closeAt(CandleSeries candles, Instant hour) {
    int i = candles.countBefore(hour) - 1;
    boolean there = i >= 0 && candles.openTime(i).equals(hour.minus(CandleSeries.INTERVAL));
    return there ? OptionalDouble.of(candles.close(i)) : OptionalDouble.empty();
  }
}
