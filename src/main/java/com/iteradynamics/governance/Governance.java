package com.iteradynamics.governance;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Looks at what a book saw and did, and says what is no longer as it was in training. Pure. */
public final class Governance {
  /** How far back a report looks. */
  public static final Duration HISTORY = Duration.ofDays(120);

  private Governance() {}

  /** The report of {@code evidence}. The same evidence gives the same report. */
  public static GovernanceReport report(Evidence evidence) {
    return GovernanceReport.of(
        evidence.asOf(),
        switch (evidence.subject()) {
          case Subject.Watched(String modelId, var card) -> Optional.of(modelId);
          case Subject.Nobody nobody -> Optional.empty();
        },
        List.of(),
        List.of());
  }
}
