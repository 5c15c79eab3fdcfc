package com.iteradynamics.cli.model;

import static com.iteradynamics.model.evaluation.Evaluation.ECE;
import static com.iteradynamics.model.evaluation.Evaluation.LOG_LOSS_SKILL;

import com.iteradynamics.document.Cell;
import com.iteradynamics.document.Column;
import com.iteradynamics.document.Document;
import com.iteradynamics.document.Document.Block;
import com.iteradynamics.document.Document.Place;
import com.iteradynamics.document.Part;
import com.iteradynamics.document.Prose;
import com.iteradynamics.document.Table;
import com.iteradynamics.model.evaluation.Evaluation;
import com.iteradynamics.model.evaluation.PromotionRule;
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
import java.util.OptionalDouble;

/**
 * An audit for people and for programs.
 *
 * @param source whose forecasts
 * @param plan how it was audited
 */
record AuditView(AuditedSource source, ForecastAudit.Plan plan, ForecastAudit audit) {

  /** What stands against its live trading, as against a model's promotion. */
  String verdict() {
    return PromotionRule.objection(audit.metrics())
        .map(why -> "not earned: " + why)
        .orElse("earned");
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
    parts.add(event());
    parts.add(Prose.of("live trading: " + verdict()));
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
            10_000 * plan.costFraction(),
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
    map.put("hit_rate", boxed(audit.hitRate()));
    map.put("event", event(audit.event()));
    map.put("folds", audit.folds().stream().map(AuditView::fold).toList());
    map.put("objection", PromotionRule.objection(audit.metrics()).orElse(null));
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
