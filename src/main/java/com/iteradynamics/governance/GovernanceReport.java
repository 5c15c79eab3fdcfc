package com.iteradynamics.governance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one check of a book found. Its JSON is that of the record: see {@link
 * com.iteradynamics.cortex.Json}.
 *
 * @param schema layout version, {@value #SCHEMA}
 * @param asOf up to when candles and records were read
 * @param modelId whose baseline was compared; empty when there is no model
 * @param level the worst of all levels; NOT_MEASURED or worse when nothing but the replay could be
 *     measured, as then nothing is known of the drift
 * @param findings what could be measured
 * @param unmeasured what could not, and why
 */
public record GovernanceReport(
    int schema,
    Instant asOf,
    Optional<String> modelId,
    AlertLevel level,
    List<DriftFinding> findings,
    List<Unmeasured> unmeasured) {
  /** The layout. */
  public static final int SCHEMA = 1;

  /**
   * @throws IllegalArgumentException when the schema is not ours, or the level not the worst of
   *     all; OK, which reports that measured nothing said before there was NOT_MEASURED, becomes
   *     that
   */
  public GovernanceReport {
    findings = List.copyOf(findings);
    unmeasured = List.copyOf(unmeasured);
    if (schema != SCHEMA) {
      throw new IllegalArgumentException("schema " + schema + " is not understood, only " + SCHEMA);
    }
    AlertLevel worst = worst(findings, unmeasured);
    if (level == AlertLevel.OK && worst == AlertLevel.NOT_MEASURED) {
      level = worst;
    }
    if (level != worst) {
      throw new IllegalArgumentException("level must be the worst of all, was " + level);
    }
  }

  /** The report of these, whose level is the worst of theirs. */
  static GovernanceReport of(
      Instant asOf,
      Optional<String> modelId,
      List<DriftFinding> findings,
      List<Unmeasured> unmeasured) {
    return new GovernanceReport(
        SCHEMA, asOf, modelId, worst(findings, unmeasured), findings, unmeasured);
  }

  /** Whether anything of the model was measured: more than replay and costs. */
  public boolean measuresDrift() {
    return measuresDrift(findings);
  }

  /** The worst level of a group; NOT_MEASURED when nothing of it was, and nothing stays raised. */
  public AlertLevel level(Group group) {
    return AlertLevel.worst(
        levels(
            findings.stream().filter(finding -> finding.group() == group).toList(),
            unmeasured.stream().filter(missing -> missing.group() == group).toList()));
  }

  /** Whether it has anything of a group. */
  boolean mentions(Group group) {
    return findings.stream().anyMatch(finding -> finding.group() == group)
        || unmeasured.stream().anyMatch(missing -> missing.group() == group);
  }

  private static boolean measuresDrift(List<DriftFinding> findings) {
    return findings.stream().anyMatch(finding -> finding.group().ofModel());
  }

  private static AlertLevel worst(List<DriftFinding> findings, List<Unmeasured> unmeasured) {
    AlertLevel worst = AlertLevel.worst(levels(findings, unmeasured));
    return worst == AlertLevel.OK && !measuresDrift(findings) ? AlertLevel.NOT_MEASURED : worst;
  }

  /** What was found; what could not be measured counts only where it is worth a check. */
  private static Stream<AlertLevel> levels(
      List<DriftFinding> findings, List<Unmeasured> unmeasured) {
    return Stream.concat(
        findings.stream().map(DriftFinding::level),
        unmeasured.stream().map(Unmeasured::level).filter(AlertLevel::isRaised));
  }
}
