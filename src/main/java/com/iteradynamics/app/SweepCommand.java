package com.iteradynamics.app;

import com.iteradynamics.research.luck.OverfittingProbability;
import com.iteradynamics.research.luck.TrialLuck;
import com.iteradynamics.research.sweep.Axis;
import com.iteradynamics.research.sweep.Goal;
import com.iteradynamics.research.sweep.Sweep;
import com.iteradynamics.research.sweep.SweepFolder;
import com.iteradynamics.research.sweep.SweepFolder.OtherSearchException;
import com.iteradynamics.research.sweep.TrialTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Many trials of a strategy, and how much of the best one may be luck. */
@Command(
    name = "sweep",
    description = {
      "Tries parameters of any layer over a tape, all combinations or some by chance, and says how",
      "much of the best result may be luck. Each trial is a line of FOLDER/trials.csv; what was",
      "searched and what came of it is in FOLDER/manifest.json. A search that was interrupted goes",
      "on where it was when the same command is given again."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  ./argus sweep --sample --param PRIME_HORIZON=12:72:12 --param PRIME_MAX_EXPOSURE=0.1,0.25,1 \\",
      "    --out sweep"
    })
final class SweepCommand extends ArgusCommand {
  private static final int SHOWN = 10;

  @Mixin private LabOptions lab;
  @Mixin private SearchOptions search;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FOLDER",
      description = "Where the results go; a folder of their own.")
  private String folder;

  SweepCommand(Surroundings around) {
    super(around);
  }

  @Override
  public Integer call() throws IOException {
    Goal goal = search.goal();
    Search set = Search.of(this, lab, search);
    int blocks = OverfittingProbability.DEFAULT_BLOCKS;
    int periods = set.end() - set.start() - 1;
    if (periods < 2 * blocks) {
      throw CommandFailure.failed(
          "too little history: a search needs %d hours, there are %d"
              .formatted(2 * blocks + 1, periods + 1));
    }
    Path path = around().path(folder);
    try (SweepFolder results = open(path, set, periods, blocks)) {
      run(set, results, blocks);
      report(set, results, goal);
    } catch (UncheckedIOException e) {
      throw CommandFailure.failed(Failures.writing(path, e.getCause()), e);
    }
    return 0;
  }

  private SweepFolder open(Path path, Search set, int periods, int blocks) {
    try {
      return SweepFolder.open(path, set.identity(lab), set.space(), periods, blocks);
    } catch (OtherSearchException e) {
      throw CommandFailure.failed(e.getMessage(), e);
    } catch (IOException e) {
      throw CommandFailure.failed(Failures.writing(path, e), e);
    }
  }

  private void run(Search set, SweepFolder results, int blocks) {
    if (results.done() > 0) {
      notice("going on after %,d trials that are there".formatted(results.done()));
    }
    TimeLeft progress = new TimeLeft(around(), results.done(), set.space().size());
    Sweep.run(
        set.space(),
        set.runner(),
        set.start(),
        set.end(),
        blocks,
        results.done(),
        search.threads(),
        trial -> {
          results.add(trial);
          progress.at(results.done());
        });
    progress.done();
  }

  private void report(Search set, SweepFolder results, Goal goal) throws IOException {
    PriorityQueue<Row> best = new PriorityQueue<>(Row.WORST_FIRST);
    long[] impossible = {0};
    results
        .table()
        .read(
            line -> {
              impossible[0] += line.values().containsKey("problem") ? 1 : 0;
              Row.of(line, goal).ifPresent(row -> keep(best, row));
            });
    Optional<TrialLuck> luck =
        TrialLuck.of(results.moments().ran(), OverfittingProbability.DEFAULT_SPLITS, search.seed());
    List<Row> rows = new ArrayList<>(best);
    rows.sort(Row.WORST_FIRST.reversed());
    print(set, rows, impossible[0], goal);
    luck.ifPresent(found -> new LuckView(found).print(around().out()));
    results.finish(result(rows, impossible[0], goal, luck));
  }

  private static void keep(PriorityQueue<Row> best, Row row) {
    best.add(row);
    if (best.size() > SHOWN) {
      best.remove();
    }
  }

  private void print(Search set, List<Row> rows, long impossible, Goal goal) {
    var out = around().out();
    out.printf(
        Locale.ROOT,
        "%s on %s, %s to %s, execution %s%n%,d trials%s, best by %s; all are in %s%n%n",
        set.configuration().strategyId(),
        set.configuration().runtime().productId(),
        set.tape().openTime(set.start()),
        set.tape().openTime(set.end() - 1),
        lab.executionWord(),
        set.space().size(),
        impossible == 0
            ? ""
            : " (of which " + impossible + " could not be: their settings do not go together)",
        goal.word(),
        folder + "/trials.csv");
    List<String> names = set.space().axes().stream().map(Axis::name).toList();
    StringBuilder head = new StringBuilder("%7s".formatted("trial"));
    names.forEach(name -> head.append("  ").append(name));
    out.println(head + "  %8s %10s %10s %7s".formatted("Sharpe", "return", "drawdown", "trades"));
    for (Row row : rows) {
      StringBuilder line = new StringBuilder("%7s".formatted(row.text("trial")));
      names.forEach(
          name -> line.append("  ").append(("%" + name.length() + "s").formatted(row.text(name))));
      out.println(
          line
              + "  %8s %10s %10s %7s"
                  .formatted(
                      row.decimal("sharpe"),
                      row.percent("total_return"),
                      row.percent("max_drawdown"),
                      row.text("trades")));
    }
  }

  private static Map<String, Object> result(
      List<Row> rows, long impossible, Goal goal, Optional<TrialLuck> luck) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("impossible", impossible);
    map.put("best_by", goal.word());
    if (!rows.isEmpty()) {
      map.put("best", rows.getFirst().line().values());
    }
    luck.ifPresent(found -> map.put("luck", new LuckView(found).asMap()));
    return map;
  }

  /** A trial that has a figure to be judged by. */
  private record Row(TrialTable.Line line, double figure) {
    static final Comparator<Row> WORST_FIRST =
        Comparator.comparingDouble(Row::figure)
            .thenComparing(row -> Long.parseLong(row.text("trial")), Comparator.reverseOrder());

    static Optional<Row> of(TrialTable.Line line, Goal goal) {
      return Optional.ofNullable(line.values().get(goal.column()))
          .map(value -> new Row(line, Double.parseDouble(value)));
    }

    String text(String column) {
      return line.values().getOrDefault(column, "-");
    }

    String decimal(String column) {
      String value = line.values().get(column);
      return value == null ? "-" : String.format(Locale.ROOT, "%.2f", Double.parseDouble(value));
    }

    String percent(String column) {
      String value = line.values().get(column);
      return value == null ? "-" : Figures.percent(Double.parseDouble(value));
    }
  }
}
