package com.iteradynamics.cli.lab;

import com.iteradynamics.document.Grid;
import com.iteradynamics.research.sweep.Axis;
import com.iteradynamics.research.sweep.Objective;
import com.iteradynamics.research.sweep.TrialTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The best trial for each pair of values of the first two parameters of a search. */
final class HeatMap {
  /** More cells than a person can look at. */
  private static final int MOST_CELLS = 2_500;

  private HeatMap() {}

  /** Empty where there are fewer parameters, or too many values. */
  static Optional<Grid> of(Search search, Objective goal, TrialTable trials) throws IOException {
    List<Axis> axes = search.space().axes();
    if (axes.size() < 2
        || (long) axes.get(0).values().size() * axes.get(1).values().size() > MOST_CELLS) {
      return Optional.empty();
    }
    Axis y = axes.get(0);
    Axis x = axes.get(1);
    Map<List<String>, Double> best = best(goal, trials, y, x);
    String figure = goal.figure().label();
    List<String> columns = new ArrayList<>(List.of(y.name() + " \u2193  " + x.name() + " \u2192"));
    columns.addAll(x.values());
    return Optional.of(
        new Grid(
            figure + " by " + x.name() + " and " + y.name(),
            List.of(
                axes.size() > 2
                    ? "Each cell shows the best trial over the other parameters."
                    : "An isolated good value is more likely luck than one on a plateau.",
                String.format(
                    Locale.ROOT,
                    "Each cell is the %s of one run. An isolated good cell is more likely luck than"
                        + " an edge; look for plateaus.",
                    figure)),
            goal.figure().unit(),
            columns,
            y.values().stream().map(value -> new Grid.Row(value, row(value, x, best))).toList(),
            0,
            false));
  }

  private static Map<List<String>, Double> best(Objective goal, TrialTable trials, Axis y, Axis x)
      throws IOException {
    Map<List<String>, Double> best = new HashMap<>();
    trials.read(
        line ->
            TrialRow.of(line, goal)
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
}
