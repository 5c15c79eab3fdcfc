package com.iteradynamics.governance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one look at a book found. Its JSON is that of the record: see {@link
 * com.iteradynamics.cortex.Json}.
 *
 * @param schema layout version, {@value #SCHEMA}
 * @param asOf up to when candles and records were looked at
 * @param modelId whose baseline was compared; empty when there is no model
 * @param level the worst of all levels
 * @param findings what could be measured
 * @param unmeasured what could not, and why
 */
public record GovernanceReport(
    int schema,
    Instant asOf,
    Optional<String> modelId,
    Level level,
    List<Finding> findings,
    List<Unmeasured> unmeasured) {
  /** The layout. */
  public static final int SCHEMA = 1;

  /**
   * @throws IllegalArgumentException when the schema is not ours, or the level not the worst of all
   */
  public GovernanceReport {
    findings = List.copyOf(findings);
    unmeasured = List.copyOf(unmeasured);
    if (schema != SCHEMA) {
      throw new IllegalArgumentException("schema " + schema + " is not understood, only " + SCHEMA);
    }
    if (level != Level.worst(levels(findings, unmeasured))) {
      throw new IllegalArgumentException("level must be the worst of all, was " + level);
    }
  }

  /** The report of these, whose level is the worst of theirs. */
  static GovernanceReport of(
      Instant asOf, Optional<String> modelId, List<Finding> findings, List<Unmeasured> unmeasured) {
    Level level = Level.worst(levels(findings, unmeasured));
    return new GovernanceReport(SCHEMA, asOf, modelId, level, findings, unmeasured);
  }

  /** The worst level of a group; OK when nothing of it was measured. */
  public Level level(Group group) {
    return Level.worst(
        levels(
            findings.stream().filter(finding -> finding.group() == group).toList(),
            unmeasured.stream().filter(missing -> missing.group() == group).toList()));
  }

  private static Stream<Level> levels(List<Finding> findings, List<Unmeasured> unmeasured) {
    return Stream.concat(
        findings.stream().map(Finding::level), unmeasured.stream().map(Unmeasured::level));
  }
}
