package com.iteradynamics.governance;

import com.iteradynamics.model.DriftLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes a report of measures and of the report before. */
final class MeasureVerdicts {
  private final Map<String, Levels.Standing> before = new HashMap<>();
  private final List<DriftFinding> findings = new ArrayList<>();
  private final List<Unmeasured> unmeasured = new ArrayList<>();

  private MeasureVerdicts() {}

  /**
   * The report. A measure keeps its state, unless another model is measured; one that stood above
   * OK and is not taken today stays there.
   */
  static GovernanceReport of(
      List<Measurement> looks,
      Optional<String> modelId,
      Optional<GovernanceReport> previous,
      Instant asOf) {
    previous
        .filter(report -> !report.asOf().isBefore(asOf))
        .ifPresent(
            report -> {
              throw new IllegalArgumentException(
                  "the report before one of " + asOf + " is of " + report.asOf());
            });
    MeasureVerdicts verdicts = new MeasureVerdicts();
    List<Unmeasured> open = verdicts.recall(previous, modelId);
    looks.forEach(verdicts::add);
    verdicts.hold(open, looks);
    return GovernanceReport.of(asOf, modelId, verdicts.findings, verdicts.unmeasured);
  }

  /** Where each measure stood; answers those above OK. */
  private List<Unmeasured> recall(Optional<GovernanceReport> previous, Optional<String> modelId) {
    List<Unmeasured> open = new ArrayList<>();
    if (previous.isEmpty()) {
      return open;
    }
    GovernanceReport report = previous.get();
    boolean same = report.modelId().equals(modelId);
    List<Unmeasured> all = new ArrayList<>(report.unmeasured());
    for (DriftFinding finding : report.findings()) {
      all.add(
          new Unmeasured(finding.group(), finding.measure(), "", finding.level(), finding.calm()));
    }
    for (Unmeasured stood : all) {
      if (same || !stood.group().ofModel()) {
        AlertLevel level = stood.level().isRaised() ? stood.level() : AlertLevel.OK;
        before.put(stood.measure(), new Levels.Standing(level, stood.calm()));
        if (level.isRaised()) {
          open.add(stood);
        }
      }
    }
    return open;
  }

  private void add(Measurement look) {
    Levels.Standing stood = before.getOrDefault(look.measure(), Levels.Standing.FIRST);
    switch (look) {
      case Measurement.Measured seen -> {
        Levels.Standing stands = Levels.after(stood, seen.now());
        findings.add(
            new DriftFinding(
                seen.group(),
                seen.measure(),
                seen.value(),
                seen.limits(),
                seen.now(),
                stands.level(),
                stands.calm(),
                seen.what() + usual(seen.limits()) + since(seen.now(), stands)));
      }
      case Measurement.NotMeasured(Group group, String measure, String why, AlertLevel least) ->
          unmeasured.add(
              new Unmeasured(
                  group,
                  measure,
                  why,
                  AlertLevel.worst(Stream.of(stood.level(), least)),
                  stood.calm()));
    }
  }

  /** What stood above OK and is in no check of today. */
  private void hold(List<Unmeasured> open, List<Measurement> looks) {
    Set<String> looked = new HashSet<>();
    looks.forEach(look -> looked.add(look.measure()));
    for (Unmeasured stood : open) {
      if (!looked.contains(stood.measure())) {
        String why = "not measured today, and " + stood.level() + " before: it stays";
        unmeasured.add(
            new Unmeasured(stood.group(), stood.measure(), why, stood.level(), stood.calm()));
      }
    }
  }

  private static String usual(DriftLimits limits) {
    if (limits.watchBelow() == 0 && limits.alarmAbove() == 0) {
      return "; any is an alarm";
    }
    if (limits.watchBelow() == 0 && limits.watchAbove() == 0) {
      return "; any is worth a check";
    }
    boolean oneSided = limits.watchBelow() == 0 && limits.alarmBelow() == 0;
    return oneSided
        ? String.format(
            Locale.ROOT,
            "; watched above %.3f, alarm above %.3f",
            limits.watchAbove(),
            limits.alarmAbove())
        : String.format(
            Locale.ROOT,
            "; watched outside %.3f..%.3f, alarm outside %.3f..%.3f",
            limits.watchBelow(),
            limits.watchAbove(),
            limits.alarmBelow(),
            limits.alarmAbove());
  }

  private static String since(AlertLevel now, Levels.Standing stands) {
    return stands.level() == now
        ? ""
        : String.format(
            Locale.ROOT,
            "; %s, and stays %s until %d reports in a row are OK (%d so far)",
            now,
            stands.level(),
            Levels.OK_REPORTS_TO_CLEAR,
            stands.calm());
  }
}
