package com.iteradynamics.research.sweep;

import com.iteradynamics.research.Metrics;
import java.util.Locale;
import java.util.OptionalDouble;

/** What makes one trial better than another; more is better. */
public enum Goal {
  SHARPE,
  SORTINO,
  CALMAR,
  CAGR,
  TOTAL_RETURN;

  /** The trial's figure; absent where it is not defined. */
  public OptionalDouble of(Metrics metrics) {
    return switch (this) {
      case SHARPE -> metrics.sharpe();
      case SORTINO -> metrics.sortinoAllHours();
      case CALMAR -> metrics.calmar();
      case CAGR -> metrics.cagr();
      case TOTAL_RETURN -> OptionalDouble.of(metrics.totalReturn());
    };
  }

  /** As an option names it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The column of {@link TrialTable} that has it. */
  public String column() {
    return this == SORTINO ? "sortino_all_hours" : name().toLowerCase(Locale.ROOT);
  }
}
