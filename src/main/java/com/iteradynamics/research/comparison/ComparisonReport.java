package com.iteradynamics.research.comparison;

import com.iteradynamics.document.Cell;
import com.iteradynamics.document.Column;
import com.iteradynamics.document.Document;
import com.iteradynamics.document.Document.Block;
import com.iteradynamics.document.Facts;
import com.iteradynamics.document.Figure;
import com.iteradynamics.document.Grid;
import com.iteradynamics.document.Part;
import com.iteradynamics.document.Prose;
import com.iteradynamics.document.Table;
import com.iteradynamics.document.Table.Row;
import com.iteradynamics.document.TimeCharts;
import com.iteradynamics.document.TimeCharts.Line;
import com.iteradynamics.document.TimeCharts.Panel;
import com.iteradynamics.document.TimeCharts.Style;
import com.iteradynamics.document.Unit;
import com.iteradynamics.research.MetricFigures;
import com.iteradynamics.research.PerformanceMetrics;
import com.iteradynamics.research.comparison.RunComparison.Compared;
import com.iteradynamics.research.comparison.RunComparison.Tested;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Runs side by side, as a document. */
public final class ComparisonReport {
  private static final Figure<ComparedRun> BREAK_EVEN =
      Figure.<ComparedRun>of(
              "break_even_bps",
              "break-even",
              "cost per side at which it ends as cash",
              Unit.BPS,
              ComparedRun::breakEvenBps)
          .shownAs(Unit.BPS, ComparisonReport::breakEven)
          .orElse(ComparedRun::noBreakEven);

  private static final List<Figure<ComparedRun>> SHOWN =
      Stream.concat(
              Stream.of(
                      MetricFigures.TOTAL_RETURN.called("return"),
                      MetricFigures.CAGR,
                      MetricFigures.SHARPE,
                      MetricFigures.SORTINO,
                      MetricFigures.MAX_DRAWDOWN.called("drawdown"),
                      MetricFigures.EXPOSURE,
                      MetricFigures.TRADES.called("trades"))
                  .map(ComparisonReport::ofRun),
              Stream.of(BREAK_EVEN))
          .toList();

  private static final List<Figure<ComparedRun>> MORE =
      Stream.of(
              MetricFigures.VOLATILITY,
              MetricFigures.CALMAR,
              MetricFigures.WIN_RATE,
              MetricFigures.PROFIT_FACTOR)
          .map(ComparisonReport::ofRun)
          .toList();

  private static final List<String> COMMON =
      List.of(
          "execution",
          "fill",
          "fee_bps",
          "maker_fee_bps",
          "slippage_bps",
          "data_hash",
          "code_version");

  private static final String NO_CORRELATION = "returns of one do not vary";

  private ComparisonReport() {}

  private static Object breakEven(ComparedRun run) {
    OptionalDouble above = run.breakEvenAboveBps();
    return above.isPresent() ? "> " + Unit.BPS.format(above.getAsDouble()) : run.breakEvenBps();
  }

  private static Figure<ComparedRun> ofRun(Figure<PerformanceMetrics> figure) {
    return Figure.of(
        figure.name(),
        figure.label(),
        figure.meaning(),
        figure.unit(),
        run -> run.metric(figure.name()));
  }

  /**
   * The document.
   *
   * @param currency what amounts are of
   * @param page whether a page is made of it, which has a chart besides
   * @param warnings what a reader has to keep in mind besides what holds for every comparison
   * @param caveats the same on a page alone
   */
  public static Document of(
      RunComparison comparison,
      String currency,
      boolean page,
      List<String> warnings,
      List<String> caveats) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.terminal(Prose.of(subject(comparison))));
    if (page) {
      blocks.add(Block.page(new Prose("Result", findings(comparison)), chart(comparison)));
    }
    blocks.add(Block.terminal(runs(comparison, SHOWN)));
    blocks.add(Block.page(runs(comparison, Stream.concat(SHOWN.stream(), MORE.stream()).toList())));
    if (!comparison.differences().isEmpty()) {
      blocks.add(Block.of(differences(comparison)));
    }
    blocks.add(Block.terminal(correlations(comparison)));
    blocks.add(Block.page(correlationGrid(comparison)));
    blocks.add(
        Block.terminal(
            Prose.of(Stream.concat(findings(comparison).stream(), warnings.stream()).toList())));
    blocks.add(Block.page(Facts.of("What all have in common", common(comparison))));
    List<String> all = new ArrayList<>(caveats);
    all.addAll(warnings);
    all.add(
        "Past performance, and one past for all runs. The best of many looks better than it is;"
            + " ./argus sweep says how much of it may be luck.");
    return new Document(title(comparison), subject(comparison), blocks, all, currency);
  }

  /** What each run's JSON says alike. */
  private static Map<String, String> common(RunComparison comparison) {
    Map<String, String> facts = new LinkedHashMap<>();
    Map<String, Object> first = comparison.first().result();
    List<ComparedRun> runs = comparison.runs().subList(1, comparison.runs().size() - 1);
    for (String name : COMMON) {
      if (first.containsKey(name)
          && runs.stream().allMatch(run -> first.get(name).equals(run.result().get(name)))) {
        facts.put(name.replace('_', ' '), first.get(name).toString());
      }
    }
    return facts;
  }

  private static String title(RunComparison comparison) {
    return String.format(
        Locale.ROOT,
        "%d runs on %s",
        comparison.runs().size() - 1,
        comparison.first().result().get("product_id"));
  }

  private static String subject(RunComparison comparison) {
    ComparedRun first = comparison.first();
    return String.format(
        Locale.ROOT,
        "%s, %s to %s, %d hours",
        title(comparison),
        first.result().get("from"),
        first.result().get("to"),
        first.openTimes().size());
  }

  /** The answer in sentences. */
  static List<String> findings(RunComparison comparison) {
    List<String> sentences = new ArrayList<>();
    if (comparison.differences().isEmpty()) {
      sentences.add(
          String.format(
              Locale.ROOT,
              "Whether the runs differ beyond chance is not told: that takes %d blocks of %d hours.",
              RunComparison.FEWEST_BLOCKS,
              comparison.how().blockHours()));
    }
    if (!comparison.idle().isEmpty()) {
      sentences.add(
          "Never traded, and not compared: "
              + String.join(", ", comparison.idle().stream().map(ComparedRun::name).toList())
              + ".");
    }
    int before = sentences.size();
    for (Compared each : comparison.differences()) {
      finding("Sharpe ratio", each.run().name(), each.sharpe(), comparison, sentences);
      finding("growth", each.run().name(), each.growth(), comparison, sentences);
    }
    if (sentences.size() == before && !comparison.differences().isEmpty()) {
      sentences.add(
          "No run differs from "
              + comparison.first().name()
              + " beyond chance, neither in Sharpe ratio nor in growth: these hours do not tell"
              + " them apart.");
    }
    if (comparison.differences().size() > 1) {
      sentences.add(many(comparison.differences().size()));
    }
    return sentences;
  }

  private static String many(int comparisons) {
    return String.format(
        Locale.ROOT,
        "%d comparisons are made on the same hours, in Sharpe ratio and in growth each: of 20"
            + " without a difference, one is expected to have p below 0.05. Beyond chance is"
            + " what Holm's p, which allows for their number, has at 0.05 or below.",
        comparisons);
  }

  private static void finding(
      String what,
      String run,
      Optional<Tested> tested,
      RunComparison comparison,
      List<String> sentences) {
    tested
        .filter(Tested::significant)
        .ifPresent(
            each ->
                sentences.add(
                    String.format(
                        Locale.ROOT,
                        "The %s of %s is %s than that of %s beyond chance.",
                        what,
                        run,
                        each.difference().found() > 0 ? "higher" : "lower",
                        comparison.first().name())));
  }

  private static Table runs(RunComparison comparison, List<Figure<ComparedRun>> figures) {
    return new Table(
        "Side by side",
        "All over the same hours, net of costs.",
        Figure.columns("run", figures),
        comparison.runs().stream().map(run -> Figure.row(run.name(), figures, run)).toList());
  }

  private static Table differences(RunComparison comparison) {
    List<Row> rows = new ArrayList<>();
    for (Compared each : comparison.differences()) {
      List<Cell> cells = new ArrayList<>();
      cells.addAll(cells(each.sharpe(), Unit.RATIO));
      cells.addAll(cells(each.growth(), Unit.FRACTION));
      rows.add(new Row(each.run().name(), cells));
    }
    return new Table(
        "Beyond chance",
        String.format(
            Locale.ROOT,
            "Each run less %s, in Sharpe ratio and in ln(1 + CAGR): %,d draws of the same hours of all runs, in blocks of %d hours on"
                + " average (paired stationary bootstrap), seed %d.",
            comparison.first().name(),
            comparison.how().draws(),
            comparison.how().blockHours(),
            comparison.how().seed()),
        Column.of(
            "less " + comparison.first().name(),
            "Sharpe",
            "95 % interval",
            "p",
            "Holm's p",
            "log growth",
            "95 % interval",
            "p",
            "Holm's p"),
        rows);
  }

  private static List<Cell> cells(Optional<Tested> tested, Unit unit) {
    if (tested.isEmpty()) {
      Cell none = new Cell.Undefined("returns of one do not vary, or one lost everything");
      return List.of(none, none, none, none);
    }
    Tested known = tested.get();
    return List.of(
        new Cell.Known(known.difference().found(), unit),
        Cell.words(
            unit.plain(known.difference().lower())
                + " to "
                + unit.format(known.difference().upper())),
        new Cell.Known(known.difference().pValue(), Unit.FINE),
        new Cell.Known(known.holm(), Unit.FINE));
  }

  private static Table correlations(RunComparison comparison) {
    OptionalDouble[][] all = comparison.correlations();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < all.length; i++) {
      rows.add(
          new Row(
              i + 1 + " " + comparison.moving().get(i).name(),
              Arrays.stream(all[i])
                  .map(each -> Cell.of(each, Unit.RATIO, NO_CORRELATION))
                  .toList()));
    }
    List<Column> columns = new ArrayList<>(List.of(Column.left("correlation")));
    for (int i = 1; i <= all.length; i++) {
      columns.add(Column.right(Integer.toString(i)));
    }
    return new Table("", "", columns, rows);
  }

  private static Part correlationGrid(RunComparison comparison) {
    OptionalDouble[][] all = comparison.correlations();
    List<String> columns = new ArrayList<>(List.of("run"));
    List<Grid.Row> rows = new ArrayList<>();
    for (int i = 0; i < all.length; i++) {
      String name = comparison.moving().get(i).name();
      columns.add(name);
      rows.add(new Grid.Row(name, List.of(all[i])));
    }
    return new Grid(
        "Correlation of hourly returns",
        List.of("1 is together, 0 unrelated, −1 opposed. A dot: the returns of one do not vary."),
        Unit.RATIO,
        columns,
        rows,
        0,
        true);
  }

  private static TimeCharts chart(RunComparison comparison) {
    ComparedRun first = comparison.first();
    long[] times =
        first.openTimes().stream().mapToLong(at -> Instant.parse(at).getEpochSecond()).toArray();
    return new TimeCharts(
        "Equity of all runs",
        "",
        times.length,
        k -> times[k],
        List.of(
            new Panel(
                "Equity",
                "As a multiple of the cash at the start. On a logarithmic scale equal distances"
                    + " are equal percentages.",
                Unit.RATIO,
                Style.LINES,
                false,
                comparison.moving().stream()
                    .map(run -> new Line(run.name(), k -> run.equityUsd()[k] / run.startUsd()))
                    .toList())),
        List.of(),
        List.of(),
        List.of());
  }
}
