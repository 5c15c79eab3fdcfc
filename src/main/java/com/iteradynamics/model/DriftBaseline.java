package com.iteradynamics.model;

import com.iteradynamics.model.forest.Check;
import com.iteradynamics.model.forest.Feature;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What was usual in the span that a model learnt from: distributions of its features, how often
 * each regime was seen and each decision made, and how far a window of that span strays from them.
 *
 * @param windowHours how long a window is that is compared, 1 to 8,784 hours
 * @param from open time of the first candle it was made from
 * @param to open time of the last one
 * @param features each feature's distribution; names differ
 * @param rates how often something was so; names differ
 * @param beside what else has to be the same for the rates to be compared
 */
public record DriftBaseline(
    int windowHours,
    Instant from,
    Instant to,
    List<FeatureBaseline> features,
    List<RateBaseline> rates,
    BaselineContext beside) {
  /** Most features, most rates, and most settings. */
  static final int MOST = 200;

  /** Hours of a window at most: a year. */
  private static final int MOST_HOURS = 8_784;

  /**
   * A feature.
   *
   * @param name as in {@link Feature#word}
   * @param deciles its distribution in about ten cells, which PSI compares
   * @param percentiles the same in about a hundred, which KS compares
   * @param psi limits of the population stability index
   * @param ks limits of the Kolmogorov-Smirnov distance
   */
  public record FeatureBaseline(
      String name,
      CalibrationBins deciles,
      CalibrationBins percentiles,
      DriftLimits psi,
      DriftLimits ks) {}

  /**
   * How often something is so.
   *
   * @param name for example {@code regime.TREND_UP} or {@code decision.ENTER_LONG}
   * @param share of all hours in which it was so, 0..1
   * @param limits of that share in a window
   */
  public record RateBaseline(String name, double share, DriftLimits limits) {
    /**
     * @throws IllegalArgumentException when {@code share} is no share
     */
    public RateBaseline {
      Check.that(share >= 0 && share <= 1, "%s must be in 0..1, was %s", name, share);
    }
  }

  /**
   * What the rates were made beside.
   *
   * @param strategy its id
   * @param names of the settings that the rates depend on, sorted
   * @param settings those of them that were not at their defaults
   */
  public record BaselineContext(String strategy, List<String> names, Map<String, String> settings) {
    /**
     * @throws IllegalArgumentException when a setting is not among the names
     */
    public BaselineContext {
      names = names.stream().sorted().toList();
      settings = Collections.unmodifiableMap(new TreeMap<>(settings));
      Check.that(
          Set.copyOf(names).containsAll(settings.keySet()),
          "each setting must be among the names of settings");
    }
  }

  /**
   * @throws IllegalArgumentException when the window has no or too many hours, the span no length,
   *     or a name comes twice
   */
  public DriftBaseline {
    features = List.copyOf(features);
    rates = List.copyOf(rates);
    Check.that(
        windowHours >= 1 && windowHours <= MOST_HOURS && from.isBefore(to),
        "a baseline needs a window of 1 to %,d hours, and a span",
        MOST_HOURS);
    List<String> all =
        Stream.concat(
                features.stream().map(FeatureBaseline::name),
                rates.stream().map(RateBaseline::name))
            .toList();
    Check.that(new HashSet<>(all).size() == all.size(), "a name comes twice in %s", all);
  }
}
