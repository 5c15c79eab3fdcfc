package com.iteradynamics.app;

import com.iteradynamics.research.luck.TrialLuck;
import com.iteradynamics.research.sweep.Axis;
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
import java.util.PriorityQueue;

/**
 * What came of a search: its best trials, and how much of the best may be luck.
 *
 * @param impossible trials whose settings do not go together
 * @param best the best ones, the best first
 * @param luck absent when no trial's returns vary
 */
record SweepView(
    Search search, Goal goal, long impossible, List<Row> best, Optional<TrialLuck> luck) {
  private static final int SHOWN = 10;

  /** Reads all trials. */
  static SweepView of(Search search, Goal goal, TrialTable trials, Optional<TrialLuck> luck)
      throws IOException {
    PriorityQueue<Row> best = new PriorityQueue<>(Row.WORST_FIRST);
    long[] impossible = {0};
    trials.read(
        line -> {
          impossible[0] += line.values().containsKey("problem") ? 1 : 0;
          Row.of(line, goal).ifPresent(best::add);
          if (best.size() > SHOWN) {
            best.remove();
          }
        });
    List<Row> rows = new ArrayList<>(best);
    rows.sort(Row.WORST_FIRST.reversed());
    return new SweepView(search, goal, impossible[0], rows, luck);
  }

  /** A trial that has a figure to be judged by. */
  record Row(TrialTable.Line line, double figure) {
    private static final Comparator<Row> WORST_FIRST =
        Comparator.comparingDouble(Row::figure)
            .thenComparing(row -> Long.parseLong(row.text("trial")), Comparator.reverseOrder());

    static Optional<Row> of(TrialTable.Line line, Goal goal) {
      return Optional.ofNullable(line.values().get(goal.column()))
          .map(value -> new Row(line, Double.parseDouble(value)));
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
    out.println();
    table(rows);
    luck.ifPresent(found -> new LuckView(found).print(out));
  }

  /** On a narrow terminal the figures come before the settings, so that these are what is cut. */
  private void table(Rows rows) {
    String settings = "  " + String.join("  ", axes());
    String figures = "  %8s %10s %10s %7s".formatted("Sharpe", "return", "drawdown", "trades");
    String head = "%7s".formatted("trial");
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
                      .append(("%" + name.length() + "s").formatted(row.text(name))));
      String found =
          "  %8s %10s %10s %7s"
              .formatted(
                  row.ratio("sharpe"),
                  row.percent("total_return"),
                  row.percent("max_drawdown"),
                  row.text("trades"));
      rows.row("%7s".formatted(row.text("trial")) + (fits ? values + found : found + values));
    }
  }

  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("impossible", impossible);
    map.put("best_by", goal.word());
    if (!best.isEmpty()) {
      map.put("best", best.getFirst().line().values());
    }
    luck.ifPresent(found -> map.put("luck", new LuckView(found).asMap()));
    return map;
  }
}
