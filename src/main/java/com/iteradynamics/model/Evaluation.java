package com.iteradynamics.model;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Forecasts judged beside climatology, the forecaster that always says the base rate of what could
 * be learnt from.
 *
 * @param from when the first forecast was made
 * @param to when the last was made
 * @param byWeeks how sure the skill in log-loss is
 */
public record Evaluation(
    Instant from, Instant to, Scores model, Scores climatology, WeeklySkill byWeeks) {
  /** Metric: 1 - log-loss / climatology's; above 0 is better than climatology. */
  public static final String SKILL = "log_loss_skill";

  /** Metric: what the skill in log-loss exceeds with 95 % confidence. */
  public static final String SKILL_LOWER = "log_loss_skill_lower";

  /** Metric: weeks that hold a forecast. */
  public static final String WEEKS = "weeks";

  /** 1 - log-loss / climatology's (a skill score, Murphy 1988); absent when that is 0. */
  public OptionalDouble logLossSkill() {
    return skill(model.logLoss(), climatology.logLoss());
  }

  /** 1 - Brier score / climatology's; absent when that is 0. */
  public OptionalDouble brierSkill() {
    return skill(model.brier(), climatology.brier());
  }

  /** All of it by name; what is undefined is not in it. */
  public Map<String, Double> metrics() {
    Map<String, Double> all = new LinkedHashMap<>();
    all.put("rows", (double) model.rows());
    all.put(WEEKS, (double) byWeeks.weeks());
    all.put("share_up", model.shareUp());
    all.put("log_loss", model.logLoss());
    all.put("log_loss_climatology", climatology.logLoss());
    put(all, SKILL, logLossSkill());
    put(all, SKILL_LOWER, byWeeks.lower());
    all.put("brier", model.brier());
    all.put("brier_climatology", climatology.brier());
    put(all, "brier_skill", brierSkill());
    put(all, "auc", model.auc());
    all.put("ece", model.ece());
    all.put("ece_climatology", climatology.ece());
    return Collections.unmodifiableMap(all);
  }

  private static void put(Map<String, Double> all, String name, OptionalDouble value) {
    value.ifPresent(known -> all.put(name, known));
  }

  private static OptionalDouble skill(double score, double reference) {
    return reference == 0 ? OptionalDouble.empty() : OptionalDouble.of(1 - score / reference);
  }
}
