package com.iteradynamics.research.sweep;

import com.iteradynamics.document.Figure;
import com.iteradynamics.research.MetricFigures;
import com.iteradynamics.research.Metrics;
import java.util.Locale;
import java.util.OptionalDouble;

/** What makes one trial better than another; more is better. */
public enum Goal {
  SHARPE(MetricFigures.SHARPE, "its returns do not vary"),
  SORTINO(MetricFigures.SORTINO, "no losing hour"),
  CALMAR(MetricFigures.CALMAR, "no drawdown"),
  CAGR(MetricFigures.CAGR, "not defined"),
  TOTAL_RETURN(MetricFigures.TOTAL_RETURN, "not defined");

  private final Figure<Metrics> figure;
  private final String absent;

  Goal(Figure<Metrics> figure, String absent) {
    this.figure = figure;
    this.absent = absent;
  }

  /** What it looks at. */
  public Figure<Metrics> figure() {
    return figure;
  }

  /** Why a trial may not have it. */
  public String absent() {
    return absent;
  }

  /** The trial's figure; absent where it is not defined. */
  public OptionalDouble of(Metrics metrics) {
    return figure.number(metrics);
  }

  /** As an option names it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
