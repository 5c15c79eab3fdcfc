package com.iteradynamics.model.evaluation;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a model has to show before it may become active: on folds that it was not trained on, over
 * at least {@value WeeklySkill#LEAST_WEEKS} weeks, its skill in log-loss over climatology must be
 * above {@value #MARGIN} with 95 % confidence. So the margin over the base rate is as wide as the
 * skill is uncertain.
 */
public final class PromotionRule {
  /** What the lower bound of the skill must exceed. */
  public static final double MARGIN = 0;

  private PromotionRule() {}

  /**
   * Why a model has not earned promotion; empty when it has.
   *
   * @param heldOut its metrics on folds that it was not trained on, as {@link Evaluation#metrics}
   *     names them
   */
  public static Optional<String> objection(Map<String, Double> heldOut) {
    if (!heldOut.containsKey(Evaluation.SKILL)) {
      return Optional.of("it has no out-of-sample figures");
    }
    if (!heldOut.containsKey(Evaluation.SKILL_LOWER)) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "it was tested on %.0f weeks, and %d are required",
              heldOut.getOrDefault(Evaluation.WEEKS, 0.0),
              WeeklySkill.LEAST_WEEKS));
    }
    double lower = heldOut.get(Evaluation.SKILL_LOWER);
    if (lower > MARGIN) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "its log-loss skill over the base rate is %+.3f %%; the lower bound (95 %%,"
                + " one-sided) is %+.3f %% and must be above 0",
            100 * heldOut.get(Evaluation.SKILL),
            100 * lower));
  }
}
