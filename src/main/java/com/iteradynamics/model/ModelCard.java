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
 * @param trainedFrom open time of the first candle it was trained on; empty when unknown
 * @param trainedTo open time of the last candle whose features it was trained on
 * @param rows how many hours it was trained on; 0 when unknown
 * @param dataHash of the candles, as in records; empty when unknown
 * @param parameters how it was trained, by name
 * @param metrics how it did on hours that it had not seen, by name; and {@link #BASE_RATE}
 * @param baseline what was usual in the span it was trained on; empty when unknown
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

  /** Metric: the share of rises in all hours that it was trained on. */
  public static final String BASE_RATE = "base_rate";

  public ModelCard {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  /** The share of rises in all hours that it was trained on, within 0..1; empty when unknown. */
  public OptionalDouble baseRate() {
    Double share = metrics.get(BASE_RATE);
    return share != null && share > 0 && share < 1
        ? OptionalDouble.of(share)
        : OptionalDouble.empty();
  }
}
