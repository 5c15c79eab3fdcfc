package com.iteradynamics.model;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Where a model comes from and how good it was.
 *
 * @param source what trained it, for example {@code argus} or {@code scikit-learn 1.2.1}
 * @param kind of trees, for example {@code RandomForest}
 * @param trainedFrom open time of the first candle it learnt from; empty when nobody says
 * @param trainedTo open time of the last candle whose features it learnt from
 * @param rows how many hours it learnt from; 0 when nobody says
 * @param dataHash of the candles, as in records; empty when nobody says
 * @param parameters how it was trained, by name
 * @param metrics how it did on hours that it had not seen, by name; and {@link #BASE_RATE}
 * @param baseline what was usual in the span it learnt from; empty when nobody says
 */
public record ModelCard(
    String source,
    String kind,
    Optional<Instant> trainedFrom,
    Optional<Instant> trainedTo,
    int rows,
    Optional<String> dataHash,
    Map<String, String> parameters,
    Map<String, Double> metrics,
    Optional<DriftBaseline> baseline) {

  /** Metric: the share of rises in all hours that it learnt from. */
  public static final String BASE_RATE = "base_rate";

  public ModelCard {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  /** The share of rises in all hours that it learnt from, within 0..1; empty when nobody says. */
  public OptionalDouble baseRate() {
    Double share = metrics.get(BASE_RATE);
    return share != null && share > 0 && share < 1
        ? OptionalDouble.of(share)
        : OptionalDouble.empty();
  }
}
