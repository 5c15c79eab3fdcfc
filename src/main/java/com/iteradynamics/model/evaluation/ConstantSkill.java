package com.iteradynamics.model.evaluation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How much better forecasts were than the constant that fits best in hindsight: the one that always
 * says the share of rises that came. Nobody could have known it, and no constant does better, nor
 * does one in any draw of the bootstrap, whose reference is the share of rises of its own weeks. So
 * what a market's drift alone gives is no skill here.
 *
 * @param share of rises, 0..1: the constant
 * @param skill 1 - log-loss / the constant's, at most 1
 * @param byWeeks how sure that is
 */
public record ConstantSkill(double share, double skill, WeeklySkill byWeeks) {
  /** Metric: {@link #skill}. */
  public static final String SKILL = "constant_skill";

  /** Metric: what the skill exceeds with 95 % confidence. */
  public static final String SKILL_LOWER = "constant_skill_lower";

  /** What a constant may gain by rounding. */
  private static final double ROUNDING = 1e-9;

  /**
   * The skill of these forecasts.
   *
   * @param seconds when each was made, ascending
   * @param losses what each cost, nats
   * @param up whether it rose
   */
  static ConstantSkill of(long[] seconds, double[] losses, boolean[] up) {
    double[] ones = new double[up.length];
    Arrays.fill(ones, 1);
    double[] ups = new double[up.length];
    Arrays.setAll(ups, i -> up[i] ? 1 : 0);
    double rises = Arrays.stream(ups).sum();
    double all = Arrays.stream(losses).sum();
    return new ConstantSkill(
        rises / up.length,
        skill(all, up.length, rises),
        WeeklySkill.of(
            WeeklySkill.sums(seconds, losses, ones, ups), sum -> skill(sum[0], sum[1], sum[2])));
  }

  private static double skill(double losses, double count, double rises) {
    double share = rises / count;
    return 1
        - losses / (rises * Scores.loss(share, true) + (count - rises) * Scores.loss(share, false));
  }

  /** Its figures by name; what is not known is not among them. */
  public Map<String, Double> metrics() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put(SKILL, skill);
    byWeeks.lower().ifPresent(lower -> metrics.put(SKILL_LOWER, lower));
    return metrics;
  }

  /** Why it shows no skill; empty when its lower bound is above 0. */
  public Optional<String> objection() {
    return byWeeks.lower().orElse(-1) > ROUNDING
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "its log-loss skill over the best constant in hindsight, %.2f %%, is %+.3f %%; the"
                    + " lower bound (95 %%, one-sided) is %s and must be above 0",
                100 * share,
                100 * skill,
                lower()));
  }

  /** The lower bound in words. */
  public String lower() {
    return byWeeks.lower().isPresent()
        ? String.format(Locale.ROOT, "%+.3f %%", 100 * byWeeks.lower().getAsDouble())
        : "undefined: too few weeks";
  }
}
