package com.iteradynamics.research.report;

import java.util.OptionalDouble;

/** What figures about luck say, in plain words. */
final class LuckWords {
  /** Customary levels of confidence. */
  private static final double LIKELY = 0.95;

  private static final double UNDECIDED = 0.5;

  /** Above this an overfitted choice has to be reckoned with; above a half it is the rule. */
  private static final double SELDOM = 0.1;

  private LuckWords() {}

  static String sharpe(Luck luck) {
    if (luck.distinct() == 1 && luck.trials() > 1) {
      return "one distinct trial: there is no selection to correct for";
    }
    if (luck.sharpe().isEmpty() || luck.bestByLuck().isEmpty()) {
      return "";
    }
    return luck.sharpe().getAsDouble() > luck.bestByLuck().getAsDouble()
        ? "better than luck alone would give"
        : "no better than luck alone would give";
  }

  static String deflated(OptionalDouble probability) {
    if (probability.isEmpty()) {
      return "";
    }
    double known = probability.getAsDouble();
    if (known >= LIKELY) {
      return "beyond the customary 95 %";
    }
    return known >= UNDECIDED
        ? "not beyond the customary 95 %"
        : "not beyond the customary 95 %: luck alone would more likely show more";
  }

  static String overfitting(OptionalDouble probability) {
    if (probability.isEmpty()) {
      return "";
    }
    double known = probability.getAsDouble();
    if (known >= UNDECIDED) {
      return "choosing by the past does not help: overfitted";
    }
    return known > SELDOM ? "choosing by the past helps, not reliably" : "the choice holds mostly";
  }
}
