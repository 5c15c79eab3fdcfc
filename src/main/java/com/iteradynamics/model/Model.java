package com.iteradynamics.model;

import com.iteradynamics.market.CandleSeries;
import java.util.ArrayList;
import java.util.List;

/**
 * A forest with its card, ready to be asked. Immutable.
 *
 * @param id the first 12 hex digits of the SHA-256 of its file
 */
public record Model(String id, ModelCard card, Forest forest) implements Forecaster {

  @Override
  public Forecast at(CandleSeries closed) {
    FeatureColumns columns = FeatureColumns.of(closed);
    return columns.size() == 0
        ? new Forecast.Absent("there is no candle")
        : at(columns, columns.size() - 1);
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
