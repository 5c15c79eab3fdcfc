package com.iteradynamics.research.report;

import com.iteradynamics.regime.RegimeLabel;
import com.iteradynamics.research.CostPreset;
import com.iteradynamics.research.Costs;
import com.iteradynamics.research.Metrics;
import com.iteradynamics.research.report.FigureTable.Row;
import com.iteradynamics.research.report.TimeCharts.Band;
import com.iteradynamics.research.report.TimeCharts.Line;
import com.iteradynamics.research.report.TimeCharts.Look;
import com.iteradynamics.research.report.TimeCharts.Mark;
import com.iteradynamics.research.report.TimeCharts.Panel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Documents with made-up figures. */
final class Documents {
  static final long START = Instant.parse("2024-01-01T00:00:00Z").getEpochSecond();

  private Documents() {}

  /** Nothing but a title. */
  static ReportDocument bare() {
    return new ReportDocument("A title", "A sentence.", List.of(), List.of());
  }

  /** One section of every kind, where every name is {@code name}. */
  static ReportDocument full(String name, int hours) {
    return new ReportDocument(
        name,
        name,
        List.of(
            verdict(name),
            charts(name, hours),
            table(name),
            months(),
            ladder(name),
            walk(name),
            heat(name),
            new Luck(
                400,
                400,
                OptionalDouble.of(1.9),
                OptionalDouble.of(2.1),
                OptionalDouble.of(0.41),
                OptionalDouble.of(0.63)),
            new Manifest(Map.of(name, name), Map.of(name, name))),
        List.of(name));
  }

  private static Verdict verdict(String name) {
    return new Verdict(
        List.of(name), List.of(new Verdict.Headline(name, Figure.fraction(-0.0309), name)));
  }

  /** A wave on two panels, one of them with regimes and trades. */
  static TimeCharts charts(String name, int hours) {
    Line wave = new Line(name, k -> 1_000 + 100 * Math.sin(k / 50.0));
    Line slope = new Line("Buy and hold", k -> 1_000 + k / 10.0);
    List<Band> bands = new ArrayList<>();
    for (int k = 0; k < hours; k += 40) {
      bands.add(new Band(k, List.of(RegimeLabel.values()).get(k / 40 % 6)));
    }
    return new TimeCharts(
        name + " charts",
        name,
        hours,
        k -> START + 3_600L * k,
        List.of(
            new Panel(name, name, Unit.USD, Look.LINES, true, List.of(wave, slope)),
            new Panel(
                "Drawdown",
                name,
                Unit.FRACTION,
                Look.AREA,
                false,
                List.of(new Line(name, k -> -0.1 * Math.abs(Math.sin(k / 70.0))))),
            new Panel(
                "Exposure",
                name,
                Unit.FRACTION,
                Look.STEPS,
                false,
                List.of(new Line(name, k -> k / 30 % 2 * 0.25)))),
        bands,
        List.of(new Mark(10, 1_010, true), new Mark(20, 1_020, false)));
  }

  private static FigureTable table(String name) {
    return new FigureTable(
        name + " table",
        name,
        List.of(name, "Value"),
        List.of(
            new Row(name, name, List.of(new Figure.Undefined(name))),
            new Row(name, List.of(new Figure.Words(name)))));
  }

  private static MonthlyReturns months() {
    List<OptionalDouble> months =
        IntStream.range(0, 12)
            .mapToObj(m -> m == 11 ? OptionalDouble.empty() : OptionalDouble.of((m - 5) / 50.0))
            .toList();
    return new MonthlyReturns(List.of(new MonthlyReturns.Year(2024, months, 0.07, 0.21)));
  }

  private static CostLadder ladder(String name) {
    return new CostLadder(
        List.of(
            new CostLadder.Rung(name, Costs.NONE, metrics(0.20), false),
            new CostLadder.Rung("retail", CostPreset.RETAIL.costs(), metrics(-0.05), true)));
  }

  static Metrics metrics(double totalReturn) {
    OptionalDouble none = OptionalDouble.empty();
    return new Metrics(
        100,
        0.01,
        1_000,
        1_000 * (1 + totalReturn),
        totalReturn,
        none,
        none,
        none,
        none,
        none,
        none,
        0.1,
        50,
        false,
        0.2,
        0.4,
        none,
        2,
        1,
        none,
        none,
        12,
        3);
  }

  private static WalkForward walk(String name) {
    List<WalkForward.Fold> folds = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Instant begin = Instant.ofEpochSecond(START + i * 30L * 86_400);
      folds.add(
          new WalkForward.Fold(
              begin,
              begin.plusSeconds(60L * 86_400),
              begin.plusSeconds(61L * 86_400),
              begin.plusSeconds(90L * 86_400),
              name,
              OptionalDouble.of(1.5 + i / 10.0),
              i == 3 ? OptionalDouble.empty() : OptionalDouble.of(0.6 - i / 2.0),
              0.02 - i / 100.0,
              0.05));
    }
    return new WalkForward("Sharpe", Unit.RATIO, folds, OptionalDouble.of(0.23));
  }

  private static HeatMap heat(String name) {
    List<String> xs = List.of("12", "24", "36", "48", "60", "72");
    List<String> ys = List.of("50", "100", "150", "200");
    List<List<OptionalDouble>> rows = new ArrayList<>();
    for (int y = 0; y < ys.size(); y++) {
      int row = y;
      rows.add(
          IntStream.range(0, xs.size())
              .mapToObj(
                  x ->
                      x == 0 && row == 0
                          ? OptionalDouble.empty()
                          : OptionalDouble.of(1.2 - Math.hypot(x - 3, row - 1.5) * 0.7))
              .toList());
    }
    return new HeatMap("Sharpe", Unit.RATIO, name, xs, "SLOW", ys, rows, name);
  }
}
