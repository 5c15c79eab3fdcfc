package com.iteradynamics.app;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.WindowHash;
import com.iteradynamics.model.DriftBaseline;
import com.iteradynamics.model.Forest;
import com.iteradynamics.model.ForestParameters;
import com.iteradynamics.model.HeldOut;
import com.iteradynamics.model.LineageEntry;
import com.iteradynamics.model.ModelCard;
import com.iteradynamics.model.ModelFile;
import com.iteradynamics.model.Samples;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Between models and the commands: cards that are written, and cards that are told. */
final class Cards {
  private Cards() {}

  /** What {@code forest} says of a row. */
  static HeldOut.Rule rule(Forest forest) {
    return (rows, row) -> forest.probability(rows.features(row));
  }

  /** The file of a new model. */
  static byte[] file(
      CandleSeries candles,
      Samples samples,
      ForestParameters parameters,
      Forest forest,
      Map<String, Double> heldOut,
      Optional<DriftBaseline> baseline) {
    Map<String, String> grown = new LinkedHashMap<>();
    grown.put("trees", String.valueOf(parameters.trees()));
    grown.put("depth", String.valueOf(parameters.depth()));
    grown.put("min_leaf", String.valueOf(parameters.minLeaf()));
    grown.put("features_per_split", String.valueOf(parameters.featuresPerSplit()));
    grown.put("seed", String.valueOf(parameters.seed()));
    ModelCard card =
        new ModelCard(
            "argus",
            "RandomForest",
            Optional.of(candles.openTime(0)),
            Optional.of(samples.at(samples.size() - 1)),
            samples.size(),
            Optional.of(WindowHash.of(candles)),
            grown,
            metrics(heldOut, samples),
            baseline);
    return ModelFile.of(forest, card, samples);
  }

  private static Map<String, Double> metrics(Map<String, Double> heldOut, Samples samples) {
    Map<String, Double> metrics = new LinkedHashMap<>(heldOut);
    metrics.put(ModelCard.BASE_RATE, samples.shareUp());
    return metrics;
  }

  /** What it learnt from, for the lineage. */
  static Optional<LineageEntry.Data> data(ModelCard card) {
    return card.trainedFrom()
        .flatMap(
            from ->
                card.trainedTo()
                    .flatMap(
                        to -> card.dataHash().map(hash -> new LineageEntry.Data(from, to, hash))));
  }

  /** The card for programs, and what a person is shown of it. */
  static Map<String, Object> asMap(ModelCard card) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("source", card.source());
    map.put("kind", card.kind());
    map.put("trained_from", card.trainedFrom().orElse(null));
    map.put("trained_to", card.trainedTo().orElse(null));
    map.put("rows", card.rows());
    map.put("data_hash", card.dataHash().orElse(null));
    map.put("parameters", card.parameters());
    map.put("metrics", card.metrics());
    map.put("drift_baseline", card.baseline().map(Cards::asMap).orElse(null));
    return map;
  }

  /** A baseline in short: what a person can read of it. */
  private static Map<String, Object> asMap(DriftBaseline baseline) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("window_hours", baseline.windowHours());
    map.put("from", baseline.from());
    map.put("to", baseline.to());
    map.put("strategy", baseline.beside().strategy());
    baseline
        .features()
        .forEach(
            feature -> {
              map.put(feature.name() + ".psi", feature.psi());
              map.put(feature.name() + ".ks", feature.ks());
            });
    baseline.rates().forEach(rate -> map.put(rate.name(), rate.limits()));
    return map;
  }
}
