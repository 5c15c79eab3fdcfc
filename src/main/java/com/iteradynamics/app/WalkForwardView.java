package com.iteradynamics.app;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.research.Costs;
import com.iteradynamics.research.MetricFields;
import com.iteradynamics.research.luck.WalkForwardFolds.Span;
import com.iteradynamics.research.sweep.Goal;
import com.iteradynamics.research.sweep.WalkForward;
import com.iteradynamics.research.sweep.WalkForward.Outcome;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** A walk forward in words and in JSON. */
final class WalkForwardView {
  private final Search search;
  private final WalkForward walk;
  private final Goal goal;

  WalkForwardView(Search search, WalkForward walk, Goal goal) {
    this.search = search;
    this.walk = walk;
    this.goal = goal;
  }

  void print(Rows rows) {
    PrintWriter out = rows.out();
    out.printf(
        Locale.ROOT,
        "%s, %s to %s%n%s in each training, chosen by %s%n",
        search.title(),
        search.at(search.span().start()),
        search.at(search.span().end() - 1),
        Counts.grouped(search.space().size() - walk.impossible(), "trial"),
        goal.word());
    search.model().print(out);
    sentences().forEach(out::println);
    out.println();
    row(rows, "test", goal.word(), "in test", "return", "and hold", "chosen");
    walk.folds().forEach(each -> row(rows, each));
    out.printf(
        Locale.ROOT,
        "%nAll tests one after the other: %s, buying and holding in each %s.%n",
        Figures.percent(walk.outOfSample() - 1),
        Figures.percent(held() - 1));
    out.println(
        walk.efficiency().isPresent()
            ? String.format(
                Locale.ROOT,
                "Efficiency %.2f: the yearly log growth of the tests, by that of the trainings.",
                walk.efficiency().getAsDouble())
            : "No efficiency: even what was chosen lost money in the trainings.");
  }

  /** What has to be known before the tests are looked at. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>(notes().sentences());
    untested().ifPresent(span -> sentences.add(untested(span)));
    return sentences;
  }

  private String untested(Span span) {
    return span.size() == 1
        ? "The last hour, " + search.at(span.from()) + ", is in no test: it is too short for one."
        : String.format(
            Locale.ROOT,
            "The last %,d hours, %s to %s, are in no test: they are too few for one.",
            span.size(),
            search.at(span.from()),
            search.at(span.to() - 1));
  }

  private SearchNotes notes() {
    return SearchNotes.of(walk.effects(), Map.of());
  }

  /** The candles behind the last test; empty when it ends with the span. */
  private Optional<Span> untested() {
    int tested = walk.folds().stream().mapToInt(each -> each.fold().test().to()).max().orElse(0);
    int end = search.span().end();
    return tested < end ? Optional.of(new Span(tested, end)) : Optional.empty();
  }

  private void row(Rows rows, Outcome fold) {
    Span test = fold.fold().test();
    row(
        rows,
        day(test.from()) + " - " + day(test.to() - 1),
        figure(fold.training().figure(goal)),
        figure(goal.of(fold.test())),
        Figures.percent(fold.test().totalReturn()),
        Figures.percent(hold(test)),
        words(fold.settings()));
  }

  private static void row(Rows rows, Object... cells) {
    rows.row(String.format(Locale.ROOT, "%-23s %10s %10s %10s %10s  %s", cells));
  }

  Map<String, Object> asMap(String scheme) {
    Map<String, Object> map = search.identity();
    if (!search.lab().tape().notices().isEmpty()) {
      map.put(LabHead.CANDLE_NOTICES, search.lab().tape().notices());
    }
    map.put("scheme", scheme);
    map.put("best_by", goal.word());
    map.put("impossible", walk.impossible());
    notes().addTo(map);
    map.remove("stopped_by");
    map.put("untested_hours", untested().map(Span::size).orElse(0));
    untested().ifPresent(span -> map.put("untested", span(span)));
    map.put("out_of_sample_return", walk.outOfSample() - 1);
    map.put("buy_and_hold_return", held() - 1);
    walk.efficiency().ifPresent(value -> map.put("efficiency", value));
    List<Map<String, Object>> folds = new ArrayList<>();
    for (Outcome each : walk.folds()) {
      Map<String, Object> fold = new LinkedHashMap<>();
      fold.put("train", each.fold().train().stream().map(this::span).toList());
      fold.put("test", span(each.fold().test()));
      fold.put("trial", each.trial());
      fold.put("settings", each.settings());
      each.training().figure(goal).ifPresent(value -> fold.put("training_figure", value));
      fold.put("training", each.training().spans().stream().map(MetricFields::of).toList());
      fold.put("metrics", MetricFields.of(each.test()));
      fold.put("buy_and_hold_return", hold(each.fold().test()));
      folds.add(fold);
    }
    map.put("folds", folds);
    return map;
  }

  private List<String> span(Span span) {
    return List.of(search.at(span.from()).toString(), search.at(span.to() - 1).toString());
  }

  /** What buying at the first chance in a test and holding to its end earned, at the same costs. */
  double hold(Span test) {
    CandleSeries tape = search.span().candles();
    double price =
        switch (search.lab().fill()) {
          case NEXT_OPEN -> tape.open(test.from() + 1);
          case NEXT_CLOSE -> tape.close(search.lab().governed() ? test.from() + 1 : test.from());
        };
    Costs costs = Costs.of(search.configuration().paper());
    return costs.bought(1, price) * tape.close(test.to() - 1) - 1;
  }

  /** Of all tests one after the other: 1 is neither profit nor loss. */
  double held() {
    return walk.folds().stream()
        .mapToDouble(each -> 1 + hold(each.fold().test()))
        .reduce(1, (a, b) -> a * b);
  }

  private String day(int candle) {
    return search.at(candle).toString().substring(0, 10);
  }

  static String words(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(each -> each.getKey() + "=" + each.getValue())
        .collect(Collectors.joining(" "));
  }

  private static String figure(OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, "%.2f", value.getAsDouble()) : "-";
  }
}
