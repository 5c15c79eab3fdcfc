package com.iteradynamics.cli.lab;

import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.SettingChoices;
import com.iteradynamics.config.RuntimeParameters;
import com.iteradynamics.config.SettingsCatalog;
import com.iteradynamics.research.sweep.Axis;
import com.iteradynamics.research.sweep.Objective;
import com.iteradynamics.research.sweep.SearchSpace;
import com.iteradynamics.research.sweep.TrialRunner;
import com.iteradynamics.settings.Setting;
import com.iteradynamics.settings.SettingsReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which parameters a search tries, and how. */
final class SearchOptions {
  /** More trials than this are run only when asked for twice. */
  private static final int MANY = 10_000;

  @Option(
      names = "--param",
      required = true,
      paramLabel = "NAME=VALUES",
      description =
          "A parameter to try, of any layer, and its values: 1,2,5 or FROM:TO:STEP. May be given"
              + " several times: then every combination is a trial.")
  private List<String> parameters = new ArrayList<>();

  @Option(
      names = "--random",
      paramLabel = "N",
      description = "Draws N combinations at random, none twice, instead of trying all.")
  private Long random;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      defaultValue = "1",
      description = "Seed of every random draw; default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--objective",
      paramLabel = "FIGURE",
      defaultValue = "sharpe",
      description =
          "What makes a trial better: sharpe, sortino, calmar, cagr or total-return; default:"
              + " ${DEFAULT-VALUE}.")
  private String goal;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many trials run at once; default: one for each processor.")
  private Integer threads;

  @Option(names = "--yes", description = "Runs a search of more than 10,000 trials.")
  private boolean yes;

  Objective goal() {
    return SettingChoices.constant("--objective", goal, Objective.class);
  }

  long seed() {
    return seed;
  }

  int threads() {
    if (threads != null && threads < 1) {
      throw CommandFailure.usage("--threads must be at least 1, was " + threads);
    }
    return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
  }

  /** The trials; parameters of early layers change least often. */
  SearchSpace space(ArgusCommand command, SettingsCatalog catalog) {
    List<Axis> axes = new ArrayList<>();
    for (String text : parameters) {
      Axis axis = axis(text);
      if (axes.stream().anyMatch(other -> other.name().equals(axis.name()))) {
        throw CommandFailure.usage("--param names " + axis.name() + " twice");
      }
      check(axis, catalog);
      axes.add(axis);
    }
    axes.sort(Comparator.comparing(axis -> TrialRunner.layer(axis.name())));
    SearchSpace grid = new SearchSpace.Grid(axes);
    SearchSpace space = random == null ? grid : draw(command, axes, grid);
    if (space.size() > MANY && !yes) {
      throw CommandFailure.usage(
          String.format(
              Locale.ROOT,
              "these are %s trials; give --yes to run them all, or --random N to draw some",
              words(space.size())));
    }
    return space;
  }

  private SearchSpace draw(ArgusCommand command, List<Axis> axes, SearchSpace grid) {
    if (random < 1) {
      throw CommandFailure.usage("--random must be at least 1, was " + random);
    }
    if (random >= grid.size()) {
      if (random > grid.size()) {
        command.notice(
            String.format(
                Locale.ROOT,
                "--random %s draws no combination twice, and there are only %s: each is tried once",
                words(random),
                words(grid.size())));
      }
      return grid;
    }
    return new SearchSpace.Draw(axes, random, seed);
  }

  private static String words(long size) {
    return size == Long.MAX_VALUE
        ? "more than 9,000,000,000,000,000,000"
        : String.format(Locale.ROOT, "%,d", size);
  }

  private static Axis axis(String text) {
    try {
      return Axis.parse(text);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage("--param: " + e.getMessage());
    }
  }

  /** Every value has to be one that its parameter takes; whether they go together, trials tell. */
  private static void check(Axis axis, SettingsCatalog catalog) {
    Setting setting = catalog.find(axis.name()).orElseThrow(() -> unknown(axis.name(), catalog));
    if (axis.name().equals(RuntimeParameters.MODEL)) {
      throw CommandFailure.usage(
          "--param: all trials ask one model; set " + setting.name() + " for the whole search");
    }
    for (String value : axis.values()) {
      SettingsReader reader = new SettingsReader(Map.of(axis.name(), value));
      switch (setting) {
        case Setting.Whole whole -> reader.whole(whole);
        case Setting.Real real -> reader.real(real);
        case Setting.RealIfSet real -> reader.real(real);
        case Setting.Amount amount -> reader.amount(amount);
        case Setting.Choice choice -> reader.choice(choice);
        case Setting.Text text -> reader.raw(text);
      }
      if (!reader.problems().isEmpty()) {
        throw CommandFailure.usage("--param: " + reader.problems().getFirst());
      }
    }
  }

  private static CommandFailure unknown(String name, SettingsCatalog catalog) {
    return CommandFailure.usage(
        "--param: " + name + " is not a parameter of Argus" + catalog.hint(name));
  }
}
