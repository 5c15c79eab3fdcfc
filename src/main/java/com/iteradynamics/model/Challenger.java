package com.iteradynamics.model;

import com.iteradynamics.market.CandleSeries;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The model that is scored beside the active one. What it says goes into the record and nowhere
 * else: no strategy and no governor gets it, so that it can be compared before it counts.
 *
 * @param id of the model
 * @param model gives its probability, or says why there is none
 */
public record Challenger(String id, Forecaster model) {

  /**
   * What a challenger said of one hour.
   *
   * @param id of the model
   * @param pLong that the close in 24 hours is above the newest one, 0..1; empty when there is none
   * @param reason why there is none; empty when there is one
   */
  public record Scored(String id, OptionalDouble pLong, Optional<String> reason) {

    private static Scored absent(String id, String reason) {
      return new Scored(id, OptionalDouble.empty(), Optional.of(reason));
    }
  }

  /** The challenger of this id, which forecasts nothing for this reason. */
  public static Challenger absent(String id, String reason) {
    return new Challenger(id, Forecaster.none(reason));
  }

  /**
   * The forecast of the newest closed candle. A challenger never stops a tick: one that fails says
   * so as its reason.
   */
  public Scored at(CandleSeries closed) {
    try {
      return switch (model.at(closed)) {
        case Forecast.Known known ->
            new Scored(id, OptionalDouble.of(known.pLong()), Optional.empty());
        case Forecast.Absent absent -> Scored.absent(id, absent.reason());
      };
    } catch (RuntimeException e) {
      return Scored.absent(id, "it failed: " + e);
    }
  }
}
