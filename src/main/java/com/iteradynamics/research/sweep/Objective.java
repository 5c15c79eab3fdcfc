package com.iteradynamics.research.sweep;

import com.iteradynamics.document.Figure;
import com.iteradynamics.research.MetricFigures;
import com.iteradynamics.research.PerformanceMetrics;
import java.util.Locale;
import java.util.OptionalDouble;

/** What makes one trial better than another; more is better. */
public enum Objective {
  /** Mean hourly return / its standard deviation, annualized. */
  SHARPE("its returns do not vary"),
  /** The same with falling hours alone as risk; the mean is over all hours. */
  SORTINO("no losing hour"),
  /** Growth a year / deepest drawdown. */
  CALMAR("no drawdown"),
  /** Growth a year, fraction. */
  CAGR("not defined"),
  /** Final equity / start - 1. */
  TOTAL_RETURN("not defined");

  private final String absent;

  Objective(String absent) {
    this.absent = absent;
  }

  /** What it looks at. */
  public Figure<PerformanceMetrics> figure() {
    return switch (this) {
      case SHARPE -> MetricFigures.SHARPE;
      case SORTINO -> MetricFigures.SORTINO;
      case CALMAR -> MetricFigures.CALMAR;
      case CAGR -> MetricFigures.CAGR;
      case TOTAL_RETURN -> MetricFigures.TOTAL_RETURN;
    };
  }

  /** Why a trial may not have it. */
  public String absent() {
    return absent;
  }

  /** The trial's figure; absent where it is not defined. */
  public OptionalDouble of(PerformanceMetrics metrics) {
    return figure().number(metrics);
  }

  /** As an option names it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
