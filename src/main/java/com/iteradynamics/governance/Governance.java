package com.iteradynamics.governance;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.model.DriftBaseline;
import com.iteradynamics.model.DriftLimits;
import com.iteradynamics.model.ModelCard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Looks at what a book saw and did, and says what is no longer as it was in training. Pure. */
public final class Governance {
  /** How far back a report looks. */
  public static final Duration HISTORY = Duration.ofDays(120);

  private static final DriftLimits NO_DIFFERENCE = DriftLimits.above(0, 0);

  private final Evidence evidence;
  private final List<CortexRecord> records;

  private Governance(Evidence evidence) {
    this.evidence = evidence;
    this.records = counted(evidence.records().stream(), evidence.asOf());
  }

  private static List<CortexRecord> counted(Stream<CortexRecord> all, Instant asOf) {
    return all.filter(record -> record.hour().isBefore(asOf))
        .filter(record -> !record.hour().isBefore(asOf.minus(HISTORY)))
        .toList();
  }

  /**
   * The report of {@code evidence}. The same evidence gives the same report.
   *
   * @throws IllegalArgumentException when the previous report is not an earlier one
   */
  public static GovernanceReport report(Evidence evidence) {
    List<Measurement> looks = new ArrayList<>();
    Governance governance = new Governance(evidence);
    Optional<String> modelId = Optional.empty();
    switch (evidence.subject()) {
      case MeasuredGroup.Watched(String id, ModelCard card) -> {
        modelId = Optional.of(id);
        looks.addAll(governance.drift(card));
        looks.addAll(
            Calibration.of(governance.records, evidence.candles(), id, evidence.asOf())
                .measurements(baseRate(card)));
      }
      case MeasuredGroup.Nobody(String why) -> {
        looks.addAll(withoutBaseline("no baseline: " + why));
        looks.add(new Measurement.NotMeasured(Group.CALIBRATION, "no model: " + why));
      }
    }
    looks.addAll(replay(evidence.replay()));
    evidence.lab().ifPresent(lab -> looks.addAll(CostMeasurement.of(governance.traded(), lab)));
    return MeasureVerdicts.of(looks, modelId, evidence.previous(), evidence.asOf());
  }

  /** The hours and the watches between them, oldest first: whoever sent an order. */
  private List<CortexRecord> traded() {
    return Stream.concat(
            records.stream(), counted(evidence.watches().stream(), evidence.asOf()).stream())
        .sorted(Comparator.comparing(CortexRecord::hour))
        .toList();
  }

  private List<Measurement> drift(ModelCard card) {
    if (card.baseline().isEmpty()) {
      return withoutBaseline("no baseline: the model's card has none; train a model");
    }
    DriftBaseline baseline = card.baseline().get();
    Windows windows =
        new Windows(evidence.candles(), records.stream().map(RecordedHour::of).toList());
    DriftMeasurements looks = new DriftMeasurements(baseline, windows, evidence.asOf());
    List<Measurement> all = new ArrayList<>(looks.features());
    all.addAll(looks.rates(beside(baseline.beside().names())));
    return all;
  }

  private static List<Measurement> withoutBaseline(String why) {
    return Stream.of(Group.FEATURES, Group.REGIMES, Group.DECISIONS)
        .<Measurement>map(group -> new Measurement.NotMeasured(group, why))
        .toList();
  }

  /** What the newest record was made beside, as far as these settings go. */
  private Optional<DriftBaseline.BaselineContext> beside(List<String> names) {
    if (records.isEmpty()) {
      return Optional.empty();
    }
    CortexRecord newest = records.getLast();
    Map<String, String> settings = new TreeMap<>(newest.parameters());
    settings.keySet().retainAll(names);
    return Optional.of(new DriftBaseline.BaselineContext(strategy(newest), names, settings));
  }

  private static String strategy(CortexRecord record) {
    String module = record.get(Recorded.STRATEGY_MODULE).orElse("");
    return module.isEmpty()
        ? record.get(Recorded.MODE).orElse("an unknown strategy")
        : module.substring(module.lastIndexOf('.') + 1);
  }

  /** Of the training; of its held-out half in cards that do not have that. */
  private static OptionalDouble baseRate(ModelCard card) {
    if (card.baseRate().isPresent()) {
      return card.baseRate();
    }
    Double share = card.metrics().get("share_up");
    return share != null && share > 0 && share < 1
        ? OptionalDouble.of(share)
        : OptionalDouble.empty();
  }

  private static List<Measurement> replay(Optional<DecisionReplay> replay) {
    if (replay.isEmpty()) {
      return List.of(
          new Measurement.NotMeasured(Group.REPLAY, "the last day was not decided again"));
    }
    DecisionReplay done = replay.get();
    int decided = done.same() + done.differences().size();
    if (decided == 0) {
      return List.of(
          new Measurement.NotMeasured(
              Group.REPLAY,
              "none of the last day's "
                  + done.unknown()
                  + " recorded hours could be decided again"));
    }
    String first =
        done.differences().isEmpty() ? "" : "; the first: " + done.differences().getFirst();
    return List.of(
        new Measurement.Measured(
            Group.REPLAY,
            "replay.differences",
            done.differences().size(),
            NO_DIFFERENCE,
            String.format(
                Locale.ROOT,
                "%d of the last day's %d hours are decided otherwise when decided again, %d could"
                    + " not be%s",
                done.differences().size(),
                decided,
                done.unknown(),
                first)));
  }
}
