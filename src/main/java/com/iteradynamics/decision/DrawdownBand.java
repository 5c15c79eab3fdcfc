package com.iteradynamics.decision;

import java.util.Locale;

/** How deep the drawdown is, by the governor's three levels. */
public enum DrawdownBand {
  /** Less deep than all three: nothing is held back. */
  OK,
  /** Exposure is reduced. */
  SOFT,
  /** No entry. */
  HARD,
  /** Everything is sold, and trading stops until a person resets it. */
  KILL;

  /** The band of a drawdown fraction (&lt;= 0) under these levels (positive fractions). */
  public static DrawdownBand of(double drawdownFraction, DecisionParameters parameters) {
    if (drawdownFraction <= -parameters.drawdownKill()) {
      return KILL;
    }
    if (drawdownFraction <= -parameters.drawdownHard()) {
      return HARD;
    }
    return drawdownFraction <= -parameters.drawdownSoft() ? SOFT : OK;
  }

  /** The record's word: {@code ok}, {@code soft}, {@code hard} or {@code kill}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
