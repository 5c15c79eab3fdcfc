package com.iteradynamics.model;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.model.forest.Feature;
import com.iteradynamics.model.forest.FeatureColumns;
import com.iteradynamics.model.forest.Forest;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/**
 * A forest with its card, ready to be asked. Immutable.
 *
 * @param id the first 12 hex digits of the SHA-256 of its file
 */
public record Model(String id, ModelCard card, Forest forest) implements Forecaster {

  @Override
  public Forecast at(CandleSeries closed) {
    return closed.isEmpty()
        ? new Forecast.Absent("there is no candle")
        : at(FeatureColumns.newest(closed), 0);
  }

  /** Computes the features once, for all candles. */
  @Override
  public IntFunction<OptionalDouble> over(CandleSeries candles, int window) {
    FeatureColumns columns = FeatureColumns.ofWindows(candles, window);
    return i ->
        columns.defined(i)
            ? OptionalDouble.of(forest.probability(columns.row(i)))
            : OptionalDouble.empty();
  }

  private Forecast at(FeatureColumns columns, int i) {
    for (Feature feature : Feature.values()) {
      if (!Float.isFinite((float) columns.at(feature, i))) {
        return new Forecast.Absent(
            feature.word()
                + " is not defined: too few candles, or prices or volumes that stand still");
      }
    }
    float[] row = columns.row(i);
    double[] contributions = forest.contributions(row);
    List<Forecast.Contribution> parts = new ArrayList<>(contributions.length);
    for (Feature feature : Feature.values()) {
      parts.add(
          new Forecast.Contribution(
              feature.word(), columns.at(feature, i), contributions[feature.place()]));
    }
    return new Forecast.Known(forest.probability(row), id, forest.bias(), parts);
  }
}
