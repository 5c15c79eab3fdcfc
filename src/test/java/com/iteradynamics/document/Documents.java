package com.iteradynamics.document;

import com.iteradynamics.document.Document.Block;
import com.iteradynamics.document.Table.Row;
import com.iteradynamics.document.TimeCharts.Band;
import com.iteradynamics.document.TimeCharts.Line;
import com.iteradynamics.document.TimeCharts.Mark;
import com.iteradynamics.document.TimeCharts.Panel;
import com.iteradynamics.document.TimeCharts.Style;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

/** Documents with made-up figures. */
final class Documents {
  static final long START = Instant.parse("2024-01-01T00:00:00Z").getEpochSecond();

  private static final List<String> STATES =
      List.of("PANIC", "VOL_EXPANSION", "VOL_COMPRESSION", "TREND_UP", "TREND_DOWN", "CHOP");

  private Documents() {}

  /** Nothing but a title. */
  static Document bare() {
    return new Document("A title", "A sentence.", List.of(), List.of(), "USD");
  }

  /** One section of every kind, where every name is {@code name}. */
  static Document full(String name, int hours) {
    return new Document(
        name,
        name,
        List.of(
            Block.of(
                verdict(name),
                charts(name, hours),
                fan(name, hours),
                table(name),
                Prose.of(name),
                months(),
                bars(name),
                heat(name)),
            Block.page(
                listing(name, 120),
                Facts.of("How to reproduce", Map.of(name, name)),
                Facts.of("No facts", Map.of()))),
        List.of(name),
        "USD");
  }

  private static Verdict verdict(String name) {
    return new Verdict(
        List.of(name), List.of(new Verdict.Headline(name, Cell.fraction(-0.0309), name)));
  }

  /** A wave on two panels, one of them with regimes and trades. */
  static TimeCharts charts(String name, int hours) {
    Line wave = new Line(name, k -> 1_000 + 100 * Math.sin(k / 50.0));
    Line slope = new Line("Buy and hold", k -> 1_000 + k / 10.0);
    List<Band> bands = new ArrayList<>();
    for (int k = 0; k < hours; k += 40) {
      bands.add(new Band(k, Optional.of(STATES.get(k / 40 % 6))));
    }
    return new TimeCharts(
        name + " charts",
        name,
        hours,
        k -> START + 3_600L * k,
        List.of(
            new Panel(name, name, Unit.USD, Style.LINES, true, List.of(wave, slope)),
            new Panel(
                "Drawdown",
                name,
                Unit.FRACTION,
                Style.AREA,
                false,
                List.of(new Line(name, k -> -0.1 * Math.abs(Math.sin(k / 70.0))))),
            new Panel(
                "Exposure",
                name,
                Unit.FRACTION,
                Style.STEPS,
                false,
                List.of(new Line(name, k -> k / 30 % 2 * 0.25)))),
        STATES,
        bands,
        List.of(new Mark(10, 1_010, true), new Mark(20, 1_020, false)));
  }

  /** A line, and four edges of bands around it. */
  private static TimeCharts fan(String name, int hours) {
    List<Line> lines = new ArrayList<>(List.of(new Line(name, k -> 1_000 + Math.sin(k / 50.0))));
    for (int edge = 2; edge >= -2; edge--) {
      int times = edge;
      lines.add(new Line("Edge " + edge, k -> 1_000 + times * Math.sqrt(k)));
    }
    return new TimeCharts(
        "The fan",
        name,
        hours,
        k -> START + 3_600L * k,
        List.of(new Panel("Equity", name, Unit.USD, Style.FAN, false, lines)),
        List.of(),
        List.of(),
        List.of());
  }

  /**
   * Rows from 1 on, of which every third says nothing: by turns won and lost, with a price that
   * falls from row to row.
   */
  static Listing listing(String name, int rows) {
    return new Listing(
        "All trades",
        name,
        List.of("No.", "Opened", "Price", "Profit", "Outcome", "Reason"),
        Set.of("Outcome"),
        IntStream.rangeClosed(1, rows)
            .mapToObj(
                i ->
                    List.of(
                        Cell.count(i),
                        Cell.words(String.format(Locale.ROOT, "2024-01-%02d 00:00", 1 + i % 28)),
                        Cell.usd(12_345.678 - i),
                        i % 3 == 0 ? new Cell.Undefined(name) : Cell.fraction((i % 2) - 0.5),
                        Cell.words(i % 3 == 0 ? "open" : i % 2 == 1 ? "won" : "lost"),
                        Cell.words(name)))
            .toList());
  }

  private static Table table(String name) {
    return new Table(
        name + " table",
        name,
        Column.of(name, "Value"),
        List.of(
            new Row(name, name, List.of(new Cell.Undefined(name))),
            new Row(name, List.of(new Cell.Words(name)))));
  }

  private static Grid months() {
    List<String> columns = new ArrayList<>(List.of("Year"));
    List<OptionalDouble> values = new ArrayList<>();
    for (int month = 1; month <= 12; month++) {
      columns.add("M" + month);
      values.add(month == 12 ? OptionalDouble.empty() : OptionalDouble.of((month - 6) / 50.0));
    }
    columns.addAll(List.of("All year", "Buy and hold"));
    values.addAll(List.of(OptionalDouble.of(0.07), OptionalDouble.of(0.21)));
    return new Grid(
        "Returns by month",
        List.of("Percent."),
        Unit.FRACTION,
        columns,
        List.of(new Grid.Row("2024", values)),
        2,
        true);
  }

  private static Table bars(String name) {
    return new Table(
        "Sensitivity to costs",
        "",
        Column.of("Who pays", "Fee", "Return", "", "Sharpe"),
        List.of(bar(name, 0, 0.20), bar("retail", 90, -0.05)));
  }

  private static Row bar(String name, double fee, double earned) {
    return new Row(
        name,
        List.of(
            new Cell.Known(fee, Unit.BPS),
            Cell.fraction(earned),
            new Cell.Bar(earned, -0.05, 0.20),
            new Cell.Undefined("returns do not vary")));
  }

  private static Grid heat(String name) {
    List<String> xs = List.of("12", "24", "36", "48", "60", "72");
    List<Grid.Row> rows = new ArrayList<>();
    for (int y = 0; y < 4; y++) {
      int row = y;
      rows.add(
          new Grid.Row(
              Integer.toString(50 + 50 * y),
              IntStream.range(0, xs.size())
                  .mapToObj(
                      x ->
                          x == 0 && row == 0
                              ? OptionalDouble.empty()
                              : OptionalDouble.of(1.2 - Math.hypot(x - 3, row - 1.5) * 0.7))
                  .toList()));
    }
    List<String> columns = new ArrayList<>(List.of(name));
    columns.addAll(xs);
    return new Grid(
        "Sharpe by " + name + " and SLOW", List.of(name), Unit.RATIO, columns, rows, 0, false);
  }
}
