package com.iteradynamics.cli.lab;

import com.iteradynamics.cli.Counts;
import com.iteradynamics.cli.LabSpan;
import com.iteradynamics.document.Cell;
import com.iteradynamics.document.Column;
import com.iteradynamics.document.Document;
import com.iteradynamics.document.Document.Block;
import com.iteradynamics.document.Document.Place;
import com.iteradynamics.document.Figure;
import com.iteradynamics.document.Part;
import com.iteradynamics.document.Prose;
import com.iteradynamics.document.Table;
import com.iteradynamics.research.BlockedTime;
import com.iteradynamics.research.BreakEven;
import com.iteradynamics.research.BreakEvenFigures;
import com.iteradynamics.research.MetricFigures;
import com.iteradynamics.research.PerformanceMetrics;
import com.iteradynamics.research.overfitting.SelectionBias;
import com.iteradynamics.research.report.SelectionBiasTable;
import com.iteradynamics.research.sweep.Axis;
import com.iteradynamics.research.sweep.AxisEffects;
import com.iteradynamics.research.sweep.Objective;
import com.iteradynamics.research.sweep.Rerun;
import com.iteradynamics.research.sweep.Sweep;
import com.iteradynamics.research.sweep.TrialTable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * What came of a search: its best trials, and how much of the best may be luck.
 *
 * @param impossible trials whose settings do not go together
 * @param best the best ones, the best first; of equal ones the first
 * @param reruns what else is told of each of them
 * @param without trials that ran and have no figure to be judged by; they come last
 * @param notes what has to be known of all of them
 * @param luck absent when no trial's returns vary
 */
record SweepView(
    Search search,
    Objective goal,
    long impossible,
    List<TrialRow> best,
    List<Rerun> reruns,
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

  private static final List<Figure<BreakEven>> BREAK_EVEN =
      List.of(
          BreakEvenFigures.CASH.called("break-even"), BreakEvenFigures.HOLD.called("vs holding"));

  /**
   * Reads all trials, and makes the books of the best again.
   *
   * @param threads how many of them at once
   */
  static SweepView of(
      Search search, int threads, Objective goal, TrialTable trials, Optional<SelectionBias> luck)
      throws IOException {
    PriorityQueue<TrialRow> best = new PriorityQueue<>(TrialRow.WORST_FIRST);
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
          TrialRow row = TrialRow.of(line, goal);
          without[0] += row.figure().isEmpty() ? 1 : 0;
          row.value(TrialTable.STOPPED_BY).ifPresent(by -> stopped.merge(by, 1L, Long::sum));
          if (effects.see(line.values(), row.outcome())) {
            best.add(row);
          }
          if (best.size() > SHOWN) {
            best.remove();
          }
        });
    List<TrialRow> rows = new ArrayList<>(best);
    rows.sort(TrialRow.WORST_FIRST.reversed());
    SearchNotes notes = SearchNotes.of(effects, stopped);
    LabSpan span = search.head().span();
    List<Rerun> reruns =
        Sweep.again(
            search.space(),
            search.runner(),
            span.start(),
            span.end(),
            rows.stream().map(TrialRow::trial).toList(),
            threads);
    return new SweepView(search, goal, impossible[0], rows, reruns, without[0], notes, luck);
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
            Block.terminal(Prose.of(ofTheBest())),
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
    lines.add(search.spanned() + ", engine " + search.head().lab().engineInWords());
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
    BREAK_EVEN.forEach(figure -> columns.add(figure.column()));
    boolean blocked = reruns.stream().anyMatch(each -> each.blocked().hours() > 0);
    if (blocked) {
      columns.add(BlockedTime.LONGEST.column());
    }
    List<Table.Row> rows = new ArrayList<>();
    for (int i = 0; i < best.size(); i++) {
      TrialRow each = best.get(i);
      Rerun rerun = reruns.get(i);
      List<Cell> cells = new ArrayList<>();
      axes.forEach(name -> cells.add(Cell.words(each.text(name))));
      SHOWN_OF_EACH.forEach(figure -> cells.add(each.cell(figure)));
      BREAK_EVEN.forEach(figure -> cells.add(figure.cell(rerun.breakEven())));
      if (blocked) {
        cells.add(BlockedTime.LONGEST.cell(rerun.blocked()));
      }
      rows.add(new Table.Row(each.text("trial"), cells));
    }
    return new Table(
        "The best trials",
        "All trials are in trials.csv; of equal trials only the first is listed. Break-even is the"
            + " cost per side, fee and slippage together, at which a trial ends as cash does; the"
            + " column after it, as holding does at the same cost."
            + (blocked
                ? " The longest block is the longest time in which losses allowed no entry."
                : ""),
        columns,
        rows);
  }

  private List<String> ofTheBest() {
    List<String> lines = new ArrayList<>();
    reruns.stream()
        .limit(1)
        .forEach(
            first -> {
              lines.add("best trial: " + first.breakEven().words());
              first
                  .sentences(search.head().productId())
                  .forEach(each -> lines.add("best trial: " + each));
            });
    return lines;
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
      map.putAll(reruns.getFirst().asMap());
      map.put("shown", shown());
    }
    luck.ifPresent(found -> map.put("luck", SelectionBiasTable.json(found)));
    return map;
  }

  /** The trials of the table by their numbers, with what trials.csv does not have. */
  private List<Map<String, Object>> shown() {
    List<Map<String, Object>> shown = new ArrayList<>();
    for (int i = 0; i < best.size(); i++) {
      Map<String, Object> trial = new LinkedHashMap<>();
      trial.put("trial", best.get(i).trial());
      trial.putAll(reruns.get(i).asMap());
      shown.add(trial);
    }
    return shown;
  }
}
