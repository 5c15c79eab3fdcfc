package com.iteradynamics.cli.lab;

import com.iteradynamics.cli.Counts;
import com.iteradynamics.document.Cell;
import com.iteradynamics.document.Column;
import com.iteradynamics.document.Document;
import com.iteradynamics.document.Document.Block;
import com.iteradynamics.document.Document.Place;
import com.iteradynamics.document.Figure;
import com.iteradynamics.document.Part;
import com.iteradynamics.document.Prose;
import com.iteradynamics.document.Table;
import com.iteradynamics.research.MetricFigures;
import com.iteradynamics.research.PerformanceMetrics;
import com.iteradynamics.research.overfitting.SelectionBias;
import com.iteradynamics.research.report.SelectionBiasTable;
import com.iteradynamics.research.sweep.Axis;
import com.iteradynamics.research.sweep.AxisEffects;
import com.iteradynamics.research.sweep.Objective;
import com.iteradynamics.research.sweep.TrialTable;
import java.io.IOException;
import java.time.Instant;
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
    Objective goal,
    long impossible,
    List<Row> best,
    long without,
    SearchNotes notes,
    Optional<SelectionBias> luck) {
  private static final int SHOWN = 10;

  private static final List<Figure<PerformanceMetrics>> SHOWN_OF_EACH =
      List.of(
          MetricFigures.SHARPE,
          MetricFigures.TOTAL_RETURN.called("return"),
          MetricFigures.MAX_DRAWDOWN.called("drawdown"),
          MetricFigures.TRADES.called("trades"));

  /** Reads all trials. */
  static SweepView of(
      Search search, Objective goal, TrialTable trials, Optional<SelectionBias> luck)
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

    static Row of(TrialTable.Line line, Objective goal) {
      String figure = line.values().get(goal.figure().name());
      return new Row(
          line,
          figure == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(figure)));
    }

    private double totalReturn() {
      return Double.parseDouble(line.values().get(MetricFigures.TOTAL_RETURN.name()));
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

    private Cell cell(Figure<PerformanceMetrics> of) {
      return Cell.of(
          value(of.name())
              .map(known -> OptionalDouble.of(Double.parseDouble(known)))
              .orElse(OptionalDouble.empty()),
          of.unit(),
          "not defined");
    }
  }

  /**
   * All of it as a document.
   *
   * @param folder where all trials are
   * @param trials all of them
   * @param now when it is made
   */
  Document document(String folder, TrialTable trials, Instant now) throws IOException {
    RunHeader head = search.head();
    List<Part> table = List.of(bestTrials());
    List<Part> lucky = luck.<Part>map(SelectionBiasTable::of).stream().toList();
    List<Part> map = HeatMap.of(search, goal, trials).<Part>map(it -> it).stream().toList();
    return new Document(
        head.title(),
        head.sentence()
            + String.format(
                Locale.ROOT,
                " %,d parameter combinations, ranked by %s.",
                search.space().size(),
                goal.figure().label()),
        List.of(
            Block.terminal(Prose.of(head(folder))),
            new Block(Place.TERMINAL, table),
            new Block(Place.BOTH, lucky),
            Block.page(map),
            Block.page(table),
            Block.page(head.again(search.identity(), now))),
        head.caveats(
            sentences(),
            "The best of many trials looks better than it is, even when no trial has an"
                + " edge. Read the selection bias before the top of the table.",
            "All figures are net and in-sample."),
        "USD");
  }

  private List<String> head(String folder) {
    List<String> lines = new ArrayList<>();
    lines.add(search.spanned() + ", engine " + search.head().lab().engine());
    lines.add(
        String.format(
            Locale.ROOT,
            "%s%s, best by %s; all are in %s/trials.csv",
            Counts.grouped(search.space().size(), "trial"),
            impossible == 0 ? "" : " (" + impossible + " invalid: the settings conflict)",
            goal.word(),
            folder));
    lines.addAll(search.head().model().lines());
    lines.addAll(sentences());
    return lines;
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
              goal.absent(),
              without == 1 ? "is ranked last" : "are ranked last, by return"));
    }
    return sentences;
  }

  private Table bestTrials() {
    List<String> axes = search.space().axes().stream().map(Axis::name).toList();
    List<Column> columns = new ArrayList<>(List.of(Column.right("trial").least(7)));
    axes.forEach(axis -> columns.add(Column.right(axis)));
    SHOWN_OF_EACH.forEach(figure -> columns.add(figure.column()));
    List<Table.Row> rows = new ArrayList<>();
    for (Row each : best) {
      List<Cell> cells = new ArrayList<>();
      axes.forEach(name -> cells.add(Cell.words(each.text(name))));
      SHOWN_OF_EACH.forEach(figure -> cells.add(each.cell(figure)));
      rows.add(new Table.Row(each.text("trial"), cells));
    }
    return new Table(
        "The best trials",
        "All trials are in trials.csv; of equal trials only the first is listed.",
        columns,
        rows);
  }

  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("impossible", impossible);
    map.put("best_by", goal.word());
    map.put("without_figure", without);
    notes.addTo(map);
    search.head().addNotices(map);
    if (!best.isEmpty()) {
      map.put("best", best.getFirst().line().values());
    }
    luck.ifPresent(found -> map.put("luck", SelectionBiasTable.json(found)));
    return map;
  }
}
