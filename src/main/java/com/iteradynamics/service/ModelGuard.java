package com.iteradynamics.service;

import com.iteradynamics.governance.AlertLevel;
import com.iteradynamics.governance.DriftFinding;
import com.iteradynamics.governance.GovernanceReport;
import com.iteradynamics.governance.Group;
import com.iteradynamics.governance.ReportHistory;
import com.iteradynamics.model.Lineage;
import com.iteradynamics.model.LineageEntry;
import com.iteradynamics.model.LineageEntry.Action;
import com.iteradynamics.model.ModelRegistry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Switches a model of a registry off whose features or calibration are at ALARM. It never switches
 * one on: that takes a person, whose word holds as long as the same alarm lasts. A model that the
 * registry never heard of, as one in a file of its own, is left to the person who named it.
 */
final class ModelGuard {
  /** Who did it, in the lineage and in every record without {@code p_long}. */
  static final String WHO = "governance";

  /** The groups that speak of the model itself; the others may change with any market. */
  private static final List<Group> GROUPS = List.of(Group.FEATURES, Group.CALIBRATION);

  private ModelGuard() {}

  /**
   * Switches off what {@code report} asks for. To do it again changes nothing.
   *
   * @param history the reports before, and perhaps this one
   * @param now the time
   * @return the entry by which governance switched the model off on the report's day, now or
   *     before; empty when it did not
   * @throws com.iteradynamics.model.ModelRegistryException when the registry cannot be read or
   *     written
   */
  static Optional<LineageEntry> act(
      ModelRegistry shelf, GovernanceReport report, ReportHistory history, Instant now) {
    if (report.modelId().isEmpty() || alarms(report).isEmpty()) {
      return Optional.empty();
    }
    String model = report.modelId().get();
    Lineage lineage = ModelRegistry.sound(shelf.name(), shelf.lineage());
    if (wanted(lineage, report, history)) {
      lineage =
          shelf.change(
              before ->
                  wanted(before, report, history)
                      ? before.and(entry(before, report, model, now))
                      : before);
    }
    return lineage
        .off(model)
        .filter(entry -> entry.who().equals(WHO) && !entry.at().isBefore(report.asOf()));
  }

  private static List<Group> alarms(GovernanceReport report) {
    return GROUPS.stream().filter(group -> report.level(group) == AlertLevel.ALARM).toList();
  }

  /** Whether the model is on, and an alarm is newer than a person's word. */
  private static boolean wanted(Lineage lineage, GovernanceReport report, ReportHistory history) {
    String model = report.modelId().orElseThrow();
    Optional<Instant> word = lineage.newest(model, Action.SWITCHED_ON).map(LineageEntry::at);
    boolean known = lineage.entries().stream().anyMatch(entry -> entry.model().equals(model));
    return known
        && lineage.off(model).isEmpty()
        && alarms(report).stream()
            .map(group -> since(group, report, history))
            .anyMatch(begun -> word.isEmpty() || word.get().isBefore(begun));
  }

  /** When the alarm of {@code group} began: the first of the reports in a row that have it. */
  private static Instant since(Group group, GovernanceReport report, ReportHistory history) {
    Instant begun = report.asOf();
    for (ReportHistory.Kept kept : history.reports().reversed()) {
      GovernanceReport before = kept.report();
      if (before.asOf().isBefore(begun)) {
        boolean same =
            before.modelId().equals(report.modelId()) && before.level(group) == AlertLevel.ALARM;
        if (!same) {
          return begun;
        }
        begun = before.asOf();
      }
    }
    return begun;
  }

  private static LineageEntry entry(
      Lineage before, GovernanceReport report, String model, Instant now) {
    List<String> why = new ArrayList<>();
    Map<String, Double> measured = new LinkedHashMap<>();
    for (Group group : alarms(report)) {
      for (DriftFinding finding : report.findings()) {
        if (finding.group() == group && finding.level() == AlertLevel.ALARM) {
          why.add(finding.sentence());
          measured.put(finding.measure(), finding.value());
        }
      }
      report.unmeasured().stream()
          .filter(missing -> missing.group() == group && missing.level() == AlertLevel.ALARM)
          .forEach(missing -> why.add(missing.measure() + " was an alarm: " + missing.why()));
    }
    return new LineageEntry(
        now.truncatedTo(ChronoUnit.MILLIS),
        Action.SWITCHED_OFF,
        model,
        before.current(),
        WHO,
        String.join("; ", why),
        false,
        Optional.empty(),
        measured);
  }
}
