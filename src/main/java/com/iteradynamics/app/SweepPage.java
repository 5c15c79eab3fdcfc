package com.iteradynamics.app;

import com.iteradynamics.document.Cell;
import com.iteradynamics.document.Column;
import com.iteradynamics.document.Document;
import com.iteradynamics.document.Document.Block;
import com.iteradynamics.document.Grid;
import com.iteradynamics.document.Part;
import com.iteradynamics.document.Table;
import com.iteradynamics.document.Unit;
import com.iteradynamics.research.Metrics;
import com.iteradynamics.research.luck.DeflatedSharpe;
import com.iteradynamics.research.luck.OverfittingProbability;
import com.iteradynamics.research.luck.TrialLuck;
import com.iteradynamics.research.report.Luck;
import com.iteradynamics.research.report.LuckTable;
import com.iteradynamics.research.sweep.Axis;
import com.iteradynamics.research.sweep.Goal;
import com.iteradynamics.research.sweep.TrialTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A search as a page for people. */
final class SweepPage {
  /** More cells than a person can look at. */
  private static final int MOST_CELLS = 2_500;

  private final SweepView view;
  private final SearchFacts facts;

  SweepPage(SweepView view, SearchFacts facts) {
    this.view = view;
    this.facts = facts;
  }

  Document document(TrialTable trials) throws IOException {
    List<Part> sections = new ArrayList<>();
    view.luck().map(SweepPage::luck).map(LuckTable::of).ifPresent(sections::add);
    Optional<Grid> map = heatMap(trials);
    map.ifPresent(sections::add);
    sections.add(best());
    sections.addAll(facts.manifest());
    return new Document(
        view.search().title(),
        facts.sentence()
            + String.format(
                Locale.ROOT,
                " %,d choices of parameters were tried, and are ordered here by %s.",
                view.search().space().size(),
                figureName()),
        List.of(Block.page(sections.toArray(Part[]::new))),
        facts.caveats(
            view.sentences(),
            "The best of many trials looks better than it is, even where nothing is to be found."
                + " How much of it is luck weighs more than what stands at the top of the table.",
            "All figures are after costs, on the candles that the choice was made on."),
        "USD");
  }

  private String figureName() {
    return SearchFacts.figureName(view.goal());
  }

  static Unit unit(Goal goal) {
    return switch (goal) {
      case SHARPE, SORTINO, CALMAR -> Unit.RATIO;
      case CAGR, TOTAL_RETURN -> Unit.FRACTION;
    };
  }

  private static Luck luck(TrialLuck luck) {
    double year = Math.sqrt(Metrics.HOURS_A_YEAR);
    return new Luck(
        luck.trials(),
        luck.distinct(),
        OptionalDouble.of(luck.sample().sharpe() * year),
        luck.deflated()
            .map(DeflatedSharpe::expectedMaximum)
            .map(value -> OptionalDouble.of(value * year))
            .orElse(OptionalDouble.empty()),
        luck.deflated()
            .map(DeflatedSharpe::probability)
            .map(OptionalDouble::of)
            .orElse(OptionalDouble.empty()),
        luck.overfitting()
            .map(OverfittingProbability::probability)
            .map(OptionalDouble::of)
            .orElse(OptionalDouble.empty()));
  }

  /** The best trial for each pair of values of the first two parameters. */
  private Optional<Grid> heatMap(TrialTable trials) throws IOException {
    List<Axis> axes = view.search().space().axes();
    if (axes.size() < 2
        || (long) axes.get(0).values().size() * axes.get(1).values().size() > MOST_CELLS) {
      return Optional.empty();
    }
    Axis y = axes.get(0);
    Axis x = axes.get(1);
    Map<List<String>, Double> best = best(trials, y, x);
    String note =
        axes.size() > 2
            ? "Each cell shows the best trial over the other parameters."
            : "A good value among bad ones is luck more often than one on a plateau.";
    String figure = figureName();
    List<String> columns = new ArrayList<>(List.of(y.name() + " \u2193  " + x.name() + " \u2192"));
    columns.addAll(x.values());
    return Optional.of(
        new Grid(
            figure + " by " + x.name() + " and " + y.name(),
            List.of(
                note,
                String.format(
                    Locale.ROOT,
                    "Each cell is the %s of one run. A good cell among bad ones is luck more often"
                        + " than a find; look for wide areas.",
                    figure)),
            unit(view.goal()),
            columns,
            y.values().stream().map(value -> new Grid.Row(value, row(value, x, best))).toList(),
            0,
            false));
  }

  private Map<List<String>, Double> best(TrialTable trials, Axis y, Axis x) throws IOException {
    Map<List<String>, Double> best = new HashMap<>();
    trials.read(
        line ->
            SweepView.Row.of(line, view.goal())
                .figure()
                .ifPresent(
                    figure ->
                        best.merge(
                            List.of(line.values().get(y.name()), line.values().get(x.name())),
                            figure,
                            Math::max)));
    return best;
  }

  private static List<OptionalDouble> row(String y, Axis x, Map<List<String>, Double> best) {
    List<OptionalDouble> row = new ArrayList<>();
    for (String value : x.values()) {
      Double figure = best.get(List.of(y, value));
      row.add(figure == null ? OptionalDouble.empty() : OptionalDouble.of(figure));
    }
    return row;
  }

  private Table best() {
    List<Column> columns = new ArrayList<>(Column.of("Trial"));
    view.axes().forEach(axis -> columns.add(Column.right(axis)));
    columns.addAll(Column.of("Sharpe", "Return", "Max drawdown", "Trades"));
    List<Table.Row> rows = new ArrayList<>();
    for (SweepView.Row each : view.best()) {
      List<Cell> figures = new ArrayList<>();
      view.axes().forEach(name -> figures.add(new Cell.Words(each.text(name))));
      figures.add(figure(each, "sharpe", Unit.RATIO));
      figures.add(figure(each, "total_return", Unit.FRACTION));
      figures.add(figure(each, "max_drawdown", Unit.LOSS));
      figures.add(figure(each, "trades", Unit.COUNT));
      rows.add(new Table.Row(each.text("trial"), figures));
    }
    return new Table(
        "The best trials",
        "All of them are in trials.csv; of equal ones the first stands here.",
        columns,
        rows);
  }

  private static Cell figure(SweepView.Row row, String column, Unit unit) {
    String value = row.line().values().get(column);
    return Cell.of(
        value == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(value)),
        unit,
        "not defined");
  }
}
