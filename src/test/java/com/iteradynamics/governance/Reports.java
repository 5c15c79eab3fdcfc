package com.iteradynamics.governance;

import com.iteradynamics.model.DriftLimits;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Made-up reports. */
public final class Reports {
  /** A model's id. */
  public static final String MODEL = "0123456789ab";

  private Reports() {}

  public static LocalDate day(int day) {
    return LocalDate.of(2026, 11, day);
  }

  /** With every kind of field. */
  public static GovernanceReport full(LocalDate day) {
    return GovernanceReport.of(
        day.atTime(0, 20).toInstant(ZoneOffset.UTC),
        Optional.of(MODEL),
        List.of(
            finding(Group.FEATURES, "rsi14.psi", 0.1 + 0.2, AlertLevel.ALARM),
            finding(Group.REGIMES, "regime.TREND_UP", 1e-7, AlertLevel.WATCH)),
        List.of(
            new Unmeasured(
                Group.CALIBRATION, "calibration", "not \"enough\" data", AlertLevel.WATCH, 2)));
  }

  /** With as few fields as there can be. */
  public static GovernanceReport bare(LocalDate day) {
    return GovernanceReport.of(
        day.atStartOfDay().toInstant(ZoneOffset.UTC), Optional.empty(), List.of(), List.of());
  }

  /** Of a model, with nothing measured but that a day is decided again as it was. */
  public static GovernanceReport blind(LocalDate day) {
    return GovernanceReport.of(
        day.atTime(0, 20).toInstant(ZoneOffset.UTC),
        Optional.of(MODEL),
        List.of(finding(Group.REPLAY, "replay.differences", 0, AlertLevel.OK)),
        List.of(
            new Unmeasured(Group.FEATURES, "features", "no candles", AlertLevel.NOT_MEASURED, 0)));
  }

  public static GovernanceReport of(
      LocalDate day, Optional<String> model, DriftFinding... findings) {
    return GovernanceReport.of(
        day.atTime(0, 20).toInstant(ZoneOffset.UTC), model, List.of(findings), List.of());
  }

  public static DriftFinding finding(Group group, String measure, double value, AlertLevel level) {
    return new DriftFinding(
        group,
        measure,
        value,
        DriftLimits.above(0.1, 0.25),
        level,
        level,
        0,
        measure + " is " + value + ", and 0.25 alarms");
  }
}
