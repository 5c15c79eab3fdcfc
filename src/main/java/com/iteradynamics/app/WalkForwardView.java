package com.iteradynamics.app;

import com.iteradynamics.market.CandleSeries;
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

  void print(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%s on %s, %s to %s%n%,d trials in each training, chosen by %s%n%n",
        search.configuration().strategyId(),
        search.configuration().runtime().productId(),
        search.tape().openTime(search.start()),
        search.tape().openTime(search.end() - 1),
        search.space().size() - walk.impossible(),
        goal.word());
    out.printf(
        "%-23s %10s %10s %10s %10s  %s%n",
        "test", goal.word(), "in test", "return", "and hold", "chosen");
    for (Outcome each : walk.folds()) {
      Span test = each.fold().test();
      out.printf(
          "%-23s %10s %10s %10s %10s  %s%n",
          day(test.from()) + " - " + day(test.to() - 1),
          figure(each.training().figure(goal)),
          figure(goal.of(each.test())),
          Figures.percent(each.test().totalReturn()),
          Figures.percent(hold(test)),
          words(each.settings()));
    }
    out.printf(
        Locale.ROOT,
        "%nAll tests one after the other: %s, buying and holding in each %s.%n",
        Figures.percent(walk.outOfSample() - 1),
        Figures.percent(held() - 1));
    out.println(
        walk.efficiency().isPresent()
            ? String.format(
                Locale.ROOT,
                "Efficiency %.2f: the yearly growth of the tests, by that of the trainings.",
                walk.efficiency().getAsDouble())
            : "No efficiency: even what was chosen lost money in the trainings.");
  }

  Map<String, Object> asMap(Map<String, Object> identity, String scheme) {
    Map<String, Object> map = new LinkedHashMap<>(identity);
    map.put("scheme", scheme);
    map.put("best_by", goal.word());
    map.put("impossible", walk.impossible());
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
    CandleSeries tape = search.tape();
    return List.of(tape.openTime(span.from()).toString(), tape.openTime(span.to() - 1).toString());
  }

  /** From the close of a test's first candle to that of its last, without costs. */
  double hold(Span test) {
    return search.tape().close(test.to() - 1) / search.tape().close(test.from()) - 1;
  }

  /** Of all tests one after the other: 1 is neither profit nor loss. */
  double held() {
    return walk.folds().stream()
        .mapToDouble(each -> 1 + hold(each.fold().test()))
        .reduce(1, (a, b) -> a * b);
  }

  private String day(int candle) {
    return search.tape().openTime(candle).toString().substring(0, 10);
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
