package com.iteradynamics.cli.model;

import static com.iteradynamics.model.evaluation.Evaluation.AUC;
import static com.iteradynamics.model.evaluation.Evaluation.BRIER;
import static com.iteradynamics.model.evaluation.Evaluation.ECE;
import static com.iteradynamics.model.evaluation.Evaluation.LOG_LOSS;

import com.iteradynamics.document.Cell;
import com.iteradynamics.document.Column;
import com.iteradynamics.document.Document;
import com.iteradynamics.document.Facts;
import com.iteradynamics.document.Figure;
import com.iteradynamics.document.Prose;
import com.iteradynamics.document.Table;
import com.iteradynamics.model.evaluation.Evaluation;
import com.iteradynamics.model.evaluation.Scores;
import com.iteradynamics.model.evaluation.WeeklySkill;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A challenger beside the active model on the same hours.
 *
 * @param active id of the active model
 * @param challenger id of the other one
 * @param found the challenger's scores; those of the active model are in climatology's place
 */
record ComparisonView(String active, String challenger, Evaluation found) {
  private static final List<Figure<Scores>> SCORES = List.of(LOG_LOSS, BRIER, AUC, ECE);

  Document document() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("active", active);
    facts.put("challenger", challenger);
    facts.put("hours", found.model().rows() + ", " + found.from() + " to " + found.to());
    facts.put("weeks", Integer.toString(found.byWeeks().weeks()));
    facts.put("rose", String.format(Locale.ROOT, "%.2f %%", 100 * found.model().shareUp()));
    return Document.of(
        Facts.of("", facts),
        new Table(
            "",
            "",
            Column.of("", "active", "challenger", "difference"),
            SCORES.stream().map(this::row).toList()),
        Prose.of(skill(), verdict()));
  }

  private Table.Row row(Figure<Scores> score) {
    OptionalDouble difference = difference(score);
    return score.row(
        score.cell(found.climatology()),
        score.cell(found.model()),
        Cell.words(
            difference.isPresent()
                ? String.format(Locale.ROOT, "%+.6f", difference.getAsDouble())
                : "undefined"));
  }

  private OptionalDouble difference(Figure<Scores> score) {
    OptionalDouble of = score.number(found.model());
    OptionalDouble beside = score.number(found.climatology());
    return of.isPresent() && beside.isPresent()
        ? OptionalDouble.of(of.getAsDouble() - beside.getAsDouble())
        : OptionalDouble.empty();
  }

  /** The skill in log-loss and its bounds in one sentence. */
  private String skill() {
    OptionalDouble skill = found.logLossSkill();
    if (skill.isEmpty()) {
      return "the active model's log-loss is 0: there is no skill over it";
    }
    WeeklySkill weeks = found.byWeeks();
    String bounds =
        weeks.lower().isPresent()
            ? String.format(
                Locale.ROOT,
                "nine in ten draws of whole weeks are in %+.3f to %+.3f %%",
                100 * weeks.lower().getAsDouble(),
                100 * weeks.upper().getAsDouble())
            : String.format(
                Locale.ROOT,
                "no bounds: the hours are of %d %s, and it takes %d",
                weeks.weeks(),
                weeks.weeks() == 1 ? "week" : "weeks",
                WeeklySkill.LEAST_WEEKS);
    return String.format(
        Locale.ROOT,
        "log-loss skill of the challenger over the active model: %+.3f %%; %s",
        100 * skill.getAsDouble(),
        bounds);
  }

  private String verdict() {
    WeeklySkill weeks = found.byWeeks();
    if (weeks.lower().isEmpty()) {
      return "too few hours to say which one is better";
    }
    if (weeks.lower().getAsDouble() > 0) {
      return "the challenger is better (95 %, one-sided)";
    }
    return weeks.upper().getAsDouble() < 0
        ? "the challenger is worse (95 %, one-sided)"
        : "no difference is shown";
  }

  /** All of it in one line. */
  String line() {
    return String.format(
        Locale.ROOT,
        "beside %s on %d recorded hours: %s; %s",
        active,
        found.model().rows(),
        skill(),
        verdict());
  }

  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("active", active);
    map.put("challenger", challenger);
    map.put("hours", found.model().rows());
    map.put("from", found.from());
    map.put("to", found.to());
    map.put("weeks", found.byWeeks().weeks());
    map.put("share_up", found.model().shareUp());
    map.put("active_scores", Figure.json(SCORES, found.climatology()));
    map.put("challenger_scores", Figure.json(SCORES, found.model()));
    map.put("log_loss_skill", boxed(found.logLossSkill()));
    map.put("log_loss_skill_lower", boxed(found.byWeeks().lower()));
    map.put("log_loss_skill_upper", boxed(found.byWeeks().upper()));
    map.put("verdict", verdict());
    return map;
  }

  private static Double boxed(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
