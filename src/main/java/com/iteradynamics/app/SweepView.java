package com.iteradynamics.app;

import com.iteradynamics.research.luck.TrialLuck;
import com.iteradynamics.research.sweep.Axis;
import com.iteradynamics.research.sweep.AxisEffects;
import com.iteradynamics.research.sweep.Goal;
import com.iteradynamics.research.sweep.TrialTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What came of a search: its best trials, and how much of the best may be luck.
 *
 * @param impossible trials whose settings do not go together
 * @param best the best ones, the best first; of equal ones the first
 * @param without trials that ran and have no figure to be judged by; they come last
 * @param notes what has to be known of all of them
 * @param luck absent when no trial's returns vary
 */
record SweepView(
    Search search,
    Goal goal,
    long impossible,
    List<Row> best,
    long without,
    SearchNotes notes,
    Optional<TrialLuck> luck) {
  private static final int SHOWN = 10;

  /** Reads all trials. */
  static SweepView of(Search search, Goal goal, TrialTable trials, Optional<TrialLuck> luck)
      throws IOException {
    PriorityQueue<Row> best = new PriorityQueue<>(Row.WORST_FIRST);
    long[] impossible = {0};
    long[] without = {0};
    AxisEffects effects = new AxisEffects(search.space());
    Map<String, Long> stopped = new TreeMap<>();
    trials.read(
        line -> {
          if (line.values().containsKey("problem")) {
            impossible[0]++;
            return;
          }
          Row row = Row.of(line, goal);
          without[0] += row.figure().isEmpty() ? 1 : 0;
          row.value(TrialTable.STOPPED_BY).ifPresent(by -> stopped.merge(by, 1L, Long::sum));
          if (effects.see(line.values(), row.outcome())) {
            best.add(row);
          }
          if (best.size() > SHOWN) {
            best.remove();
          }
        });
    List<Row> rows = new ArrayList<>(best);
    rows.sort(Row.WORST_FIRST.reversed());
    SearchNotes notes = SearchNotes.of(effects, stopped);
    return new SweepView(search, goal, impossible[0], rows, without[0], notes, luck);
  }

  /**
   * A trial that ran.
   *
   * @param figure what it is judged by; absent where it is not defined, which comes after all
   *     others
   */
  record Row(TrialTable.Line line, OptionalDouble figure) {
    private static final Comparator<Row> WORST_FIRST =
        Comparator.<Row>comparingDouble(row -> row.figure().orElse(Double.NEGATIVE_INFINITY))
            .thenComparingDouble(row -> row.figure().isPresent() ? 0 : row.totalReturn())
            .thenComparing(row -> Long.parseLong(row.text("trial")), Comparator.reverseOrder());

    static Row of(TrialTable.Line line, Goal goal) {
      String figure = line.values().get(goal.column());
      return new Row(
          line,
          figure == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(figure)));
    }

    private double totalReturn() {
      return Double.parseDouble(line.values().get(Goal.TOTAL_RETURN.column()));
    }

    Optional<String> value(String column) {
      return Optional.ofNullable(line.values().get(column));
    }

    /** All figures: trials that have the same ones came to the same. */
    private String outcome() {
      return TrialTable.FIGURES.stream().map(this::text).collect(Collectors.joining(","));
    }

    String text(String column) {
      return line.values().getOrDefault(column, "-");
    }

    private String ratio(String column) {
      String value = line.values().get(column);
      return value == null ? "-" : String.format(Locale.ROOT, "%.2f", Double.parseDouble(value));
    }

    private String percent(String column) {
      String value = line.values().get(column);
      return value == null ? "-" : Figures.percent(Double.parseDouble(value));
    }
  }

  List<String> axes() {
    return search.space().axes().stream().map(Axis::name).toList();
  }

  void print(String folder, Rows rows) {
    PrintWriter out = rows.out();
    out.printf(
        Locale.ROOT,
        "%s, %s to %s, execution %s%n%s%s, best by %s; all are in %s%n",
        search.title(),
        search.at(search.span().start()),
        search.at(search.span().end() - 1),
        search.lab().executionWord(),
        Counts.grouped(search.space().size(), "trial"),
        impossible == 0
            ? ""
            : " (of which " + impossible + " could not be: their settings do not go together)",
        goal.word(),
        folder + "/trials.csv");
    search.model().print(out);
    sentences().forEach(out::println);
    out.println();
    table(rows);
    luck.ifPresent(found -> new LuckView(found).print(out));
  }

  /** What has to be known before the best trials are looked at. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>(notes.sentences());
    if (without > 0) {
      sentences.add(
          String.format(
              Locale.ROOT,
              "%,d of %s %s no %s (%s) and %s.",
              without,
              Counts.grouped(notes.ran(), "trial"),
              without == 1 ? "has" : "have",
              goal.word(),
              SearchFacts.undefined(goal),
              without == 1 ? "comes last" : "come last, by return"));
    }
    return sentences;
  }

  /** On a narrow terminal the figures come before the settings, so that these are what is cut. */
  private void table(Rows rows) {
    String settings = "  " + String.join("  ", axes());
    String figures =
        String.format(Locale.ROOT, "  %8s %10s %10s %7s", "Sharpe", "return", "drawdown", "trades");
    String head = String.format(Locale.ROOT, "%7s", "trial");
    boolean fits =
        head.length() + settings.length() + figures.length()
            <= rows.columns().orElse(Integer.MAX_VALUE);
    rows.row(head + (fits ? settings + figures : figures + settings));
    for (Row row : best) {
      StringBuilder values = new StringBuilder();
      axes()
          .forEach(
              name ->
                  values
                      .append("  ")
                      .append(
                          String.format(Locale.ROOT, "%" + name.length() + "s", row.text(name))));
      String found =
          String.format(
              Locale.ROOT,
              "  %8s %10s %10s %7s",
              row.ratio("sharpe"),
              row.percent("total_return"),
              row.percent("max_drawdown"),
              row.text("trades"));
      rows.row(
          String.format(Locale.ROOT, "%7s", row.text("trial"))
              + (fits ? values + found : found + values));
    }
  }

  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("impossible", impossible);
    map.put("best_by", goal.word());
    map.put("without_figure", without);
    notes.addTo(map);
    if (!search.lab().tape().notices().isEmpty()) {
      map.put(LabHead.CANDLE_NOTICES, search.lab().tape().notices());
    }
    if (!best.isEmpty()) {
      map.put("best", best.getFirst().line().values());
    }
    luck.ifPresent(found -> map.put("luck", new LuckView(found).asMap()));
    return map;
  }
}
