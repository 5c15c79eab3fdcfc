package com.iteradynamics.cli.model;

import static com.iteradynamics.model.evaluation.Evaluation.ECE;
import static com.iteradynamics.model.evaluation.Evaluation.LOG_LOSS_SKILL;

import com.iteradynamics.config.FeedRules;
import com.iteradynamics.document.Cell;
import com.iteradynamics.document.Column;
import com.iteradynamics.document.Document;
import com.iteradynamics.document.Document.Block;
import com.iteradynamics.document.Document.Place;
import com.iteradynamics.document.Part;
import com.iteradynamics.document.Prose;
import com.iteradynamics.document.Table;
import com.iteradynamics.model.LineageEntry;
import com.iteradynamics.model.evaluation.ConstantSkill;
import com.iteradynamics.model.evaluation.Evaluation;
import com.iteradynamics.research.audit.AuditedSource;
import com.iteradynamics.research.audit.EventResult;
import com.iteradynamics.research.audit.ForecastAudit;
import com.iteradynamics.research.audit.ForecastAudit.Fold;
import com.iteradynamics.research.bootstrap.Bands;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An audit for people and for programs.
 *
 * @param source whose forecasts
 * @param plan how it was audited
 */
record AuditView(AuditedSource source, ForecastAudit.Plan plan, ForecastAudit audit) {

  /** Whose forecasts, and of what. */
  String words() {
    return source.words() + ", " + plan.horizon().toHours() + " h ahead";
  }

  /** All figures of the audit, and by what it was made. */
  Map<String, Double> metrics() {
    Map<String, Double> metrics = audit.metrics();
    metrics.put(LineageEntry.HORIZON_H, (double) plan.horizon().toHours());
    metrics.put("event_cost_bps", bps());
    metrics.putAll(plan.event().byName());
    return metrics;
  }

  /** What each side of an event costs. */
  private double bps() {
    return 10_000 * plan.costFraction();
  }

  /** Why event_v1 may not trade by the feed; empty when it may, and for a model. */
  Optional<String> eventObjection() {
    return source instanceof AuditedSource.Feed
        ? FeedRules.eventObjection(plan.event(), metrics())
        : Optional.empty();
  }

  /** What stands against its live trading, and what a person has to know of its events. */
  private List<String> verdict() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "live trading: " + audit.objection().map(why -> "not earned: " + why).orElse("earned"));
    eventObjection().ifPresent(why -> lines.add("live trading by event_v1: not earned: " + why));
    if (audit.event().net() < 0) {
      lines.add(
          String.format(
              Locale.ROOT,
              "WARNING: traded as events, these forecasts lost %.2f %% after costs. Skill that does"
                  + " not pay its costs loses money in any style that trades as often.",
              -100 * audit.event().net()));
    }
    return lines;
  }

  Document document() {
    List<Part> parts = new ArrayList<>();
    List<Table.Row> rows = new ArrayList<>();
    for (Fold fold : audit.folds()) {
      rows.add(row(Integer.toString(rows.size() + 1), fold.test(), fold.hitRate(), fold.event()));
    }
    rows.add(row("all", audit.all(), audit.hitRate(), audit.event()));
    parts.add(
        new Table(
            "",
            "",
            Column.of("fold", "begins", "hours", "skill", "ECE", "hits", "trades", "event, net"),
            rows));
    parts.addAll(EvaluationView.of(facts(), audit.all()));
    parts.add(constant());
    parts.add(event());
    parts.add(Prose.of(verdict()));
    return Document.text(new Block(Place.BOTH, parts));
  }

  private Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("source", source.words());
    facts.put("outcome", "whether the close is higher " + plan.horizon().toHours() + " h later");
    return facts;
  }

  private static Table.Row row(
      String name, Evaluation test, OptionalDouble hitRate, EventResult event) {
    return new Table.Row(
        name,
        List.of(
            Cell.words(test.from().toString()),
            Cell.count(test.model().rows()),
            LOG_LOSS_SKILL.cell(test),
            ECE.cell(test.model()),
            Cell.words(percent("%.1f %%", hitRate)),
            Cell.count(event.trades()),
            Cell.words(percent("%+.2f %%", OptionalDouble.of(event.net())))));
  }

  private static String percent(String format, OptionalDouble share) {
    return share.isPresent()
        ? String.format(Locale.ROOT, format, 100 * share.getAsDouble())
        : "undefined";
  }

  private Prose constant() {
    ConstantSkill found = audit.overConstant();
    return Prose.of(
        String.format(
            Locale.ROOT,
            "log-loss skill over the best constant in hindsight, %.2f %%: %+.3f %%, 95 %% lower"
                + " bound: %s",
            100 * found.share(),
            100 * found.skill(),
            found.lower()));
  }

  private Prose event() {
    EventResult event = audit.event();
    return Prose.of(
        String.format(
            Locale.ROOT,
            "event style over %d h: from %s on, deadband %s, horizon %d h, %.1f bps a side: %d"
                + " trades, %s of them won; %s gross, %s net",
            event.hours(),
            plan.event().confMin(),
            plan.event().deadband(),
            plan.event().horizonHours(),
            bps(),
            event.trades(),
            percent("%.1f %%", event.won()),
            percent("%+.2f %%", OptionalDouble.of(event.gross())),
            percent("%+.2f %%", OptionalDouble.of(event.net()))),
        event
            .bands()
            .map(
                bands ->
                    String.format(
                        Locale.ROOT,
                        "nine in ten resampled results (stationary bootstrap, blocks of a week) are"
                            + " in %+.2f to %+.2f %%",
                        100 * (bands.p5() - 1),
                        100 * (bands.p95() - 1)))
            .orElse("no bounds of that: the bootstrap takes two weeks of hours"));
  }

  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("source", source.words());
    map.put("id", source.id());
    map.put("horizon_h", plan.horizon().toHours());
    map.putAll(EvaluationView.asMap(audit.all()));
    map.put("constant", constant(audit.overConstant()));
    map.put("hit_rate", boxed(audit.hitRate()));
    map.put("event", event(audit.event()));
    map.put("folds", audit.folds().stream().map(AuditView::fold).toList());
    map.put("objection", audit.objection().orElse(null));
    map.put("event_objection", eventObjection().orElse(null));
    return map;
  }

  private static Map<String, Object> constant(ConstantSkill found) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("share", found.share());
    map.put("skill", found.skill());
    map.put("skill_lower", boxed(found.byWeeks().lower()));
    return map;
  }

  private static Map<String, Object> fold(Fold fold) {
    Map<String, Object> map = EvaluationView.asMap(fold.test());
    map.put("base_rate", fold.baseRate());
    map.put("hit_rate", boxed(fold.hitRate()));
    map.put("event", event(fold.event()));
    return map;
  }

  private static Map<String, Object> event(EventResult event) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("hours", event.hours());
    map.put("trades", event.trades());
    map.put("won", boxed(event.won()));
    map.put("gross", event.gross());
    map.put("net", event.net());
    map.put("net_p5", event.bands().map(Bands::p5).map(end -> end - 1).orElse(null));
    map.put("net_p95", event.bands().map(Bands::p95).map(end -> end - 1).orElse(null));
    return map;
  }

  private static Double boxed(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
