package com.iteradynamics.model.evaluation;

import com.iteradynamics.document.Figure;
import com.iteradynamics.document.Unit;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Forecasts judged beside climatology, the forecaster that always says the base rate of what could
 * be learnt from. Each figure is declared once: cards, JSON and tables have it from here.
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

  /** Log-loss, nats a forecast; less is better. */
  public static final Figure<Scores> LOG_LOSS =
      score("log-loss", "mean of -ln(forecast probability of the outcome)", Scores::logLoss);

  /** Brier score, 0..1; less is better. */
  public static final Figure<Scores> BRIER = score("Brier", "mean squared error", Scores::brier);

  /** Area under the ROC curve, 0..1; 0.5 tells nothing. */
  public static final Figure<Scores> AUC =
      score("AUC", "probability that a rise has a higher forecast than a fall", Scores::auc);

  /** Expected calibration error, 0..1; less is better. */
  public static final Figure<Scores> ECE =
      score("ECE", "mean |forecast - share of rises| over the bins", Scores::ece);

  /** {@link #logLossSkill}. */
  public static final Figure<Evaluation> LOG_LOSS_SKILL =
      skill(SKILL, "1 - log-loss / climatology's", Evaluation::logLossSkill);

  /** {@link #brierSkill}. */
  public static final Figure<Evaluation> BRIER_SKILL =
      skill("brier_skill", "1 - Brier score / climatology's", Evaluation::brierSkill);

  /** What the skill in log-loss exceeds with 95 % confidence; absent with too few weeks. */
  public static final Figure<Evaluation> LOWER =
      skill(SKILL_LOWER, "lower bound of the log-loss skill", found -> found.byWeeks.lower());

  /** In the order of files. */
  private static final List<Figure<Evaluation>> ALL =
      List.of(
          Figure.file("rows", found -> (double) found.model.rows()),
          Figure.file(WEEKS, found -> (double) found.byWeeks.weeks()),
          Figure.file("share_up", found -> found.model.shareUp()),
          LOG_LOSS.of(Evaluation::model),
          ofClimatology(LOG_LOSS),
          LOG_LOSS_SKILL,
          LOWER,
          BRIER.of(Evaluation::model),
          ofClimatology(BRIER),
          BRIER_SKILL,
          AUC.of(Evaluation::model),
          ECE.of(Evaluation::model),
          ofClimatology(ECE));

  private static Figure<Scores> score(String label, String meaning, Function<Scores, ?> value) {
    String name = label.toLowerCase(Locale.ROOT).replace('-', '_');
    Figure<Scores> figure = Figure.of(name, label, meaning, Unit.RATIO, value);
    return figure.shownAs(Unit.RATIO, scores -> shown("%.6f", figure.number(scores)));
  }

  private static Figure<Evaluation> skill(
      String name, String meaning, Function<Evaluation, OptionalDouble> value) {
    Figure<Evaluation> figure = Figure.of(name, "skill", meaning, Unit.FRACTION, value);
    return figure.shownAs(Unit.FRACTION, found -> shown("%+.3f %%", percent(value.apply(found))));
  }

  private static Figure<Evaluation> ofClimatology(Figure<Scores> figure) {
    return figure.of(Evaluation::climatology).named(figure.name() + "_climatology");
  }

  private static OptionalDouble percent(OptionalDouble share) {
    return share.isPresent() ? OptionalDouble.of(100 * share.getAsDouble()) : share;
  }

  private static String shown(String format, OptionalDouble value) {
    return value.isPresent()
        ? String.format(Locale.ROOT, format, value.getAsDouble())
        : "undefined";
  }

  /** 1 - log-loss / climatology's (a skill score, Murphy 1988); absent when that is 0. */
  public OptionalDouble logLossSkill() {
    return skill(Scores::logLoss);
  }

  /** 1 - Brier score / climatology's; absent when that is 0. */
  public OptionalDouble brierSkill() {
    return skill(Scores::brier);
  }

  private OptionalDouble skill(ToDoubleFunction<Scores> score) {
    double reference = score.applyAsDouble(climatology);
    return reference == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(1 - score.applyAsDouble(model) / reference);
  }

  /** All of it by name; what is undefined is not in it. */
  public Map<String, Double> metrics() {
    Map<String, Double> all = new LinkedHashMap<>();
    Figure.json(ALL, this).forEach((name, value) -> all.put(name, (Double) value));
    return Collections.unmodifiableMap(all);
  }
}
