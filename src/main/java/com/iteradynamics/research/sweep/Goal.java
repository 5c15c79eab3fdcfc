package com.iteradynamics.research.sweep;

import com.iteradynamics.research.Metrics;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;

/** What makes one trial better than another; more is better. */
public enum Goal {
  SHARPE(Metrics::sharpe),
  SORTINO(Metrics::sortinoAllHours),
  CALMAR(Metrics::calmar),
  CAGR(Metrics::cagr),
  TOTAL_RETURN(metrics -> OptionalDouble.of(metrics.totalReturn()));

  private final Function<Metrics, OptionalDouble> figure;

  Goal(Function<Metrics, OptionalDouble> figure) {
    this.figure = figure;
  }

  /** The trial's figure; absent where it is not defined. */
  public OptionalDouble of(Metrics metrics) {
    return figure.apply(metrics);
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
