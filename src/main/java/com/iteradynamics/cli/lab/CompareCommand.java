package com.iteradynamics.cli.lab;

import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.Failures;
import com.iteradynamics.cli.JsonOption;
import com.iteradynamics.cli.OutputFile;
import com.iteradynamics.cli.ReportOption;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.research.bootstrap.Resampling;
import com.iteradynamics.research.comparison.ComparedRun;
import com.iteradynamics.research.comparison.RunComparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Results of backtests, side by side. */
@Command(
    name = "compare",
    description = {
      "Shows results of backtests side by side, and whether each differs from the first by more than"
          + " chance. Buy and hold is among them.",
      "A RUN.json is what `./argus backtest --json RUN.json` wrote. All are of the same product,"
          + " engine and span; what else differs is told.",
      "Intervals and p values are of a paired stationary bootstrap of hourly returns. `./argus"
          + " backtest --strategy A,B` compares strategies without files."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus compare core.json trend.json",
      "  ./argus compare core.json trend.json --report compared.html --json -"
    })
public final class CompareCommand extends ArgusCommand {

  @Parameters(
      paramLabel = "RUN.json",
      arity = "2..*",
      description = "Results, the first of them to compare with.")
  private List<String> files = List.of();

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "" + Comparisons.DRAWS,
      description = "Draws of the bootstrap; default: ${DEFAULT-VALUE}.")
  private int draws;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the random draws: the same seed gives the same answer; default: 1.")
  private long seed;

  @Option(
      names = "--block",
      paramLabel = "HOURS",
      description =
          "Mean length of the blocks of hours; default: "
              + RunComparison.Draws.DEFAULT_BLOCK_HOURS
              + ", a day.")
  private int block = RunComparison.Draws.DEFAULT_BLOCK_HOURS;

  @Mixin private JsonOption json;
  @Mixin private ReportOption page;

  public CompareCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() {
    if (block < 1) {
      throw CommandFailure.usage("--block must be >= 1 hour, was " + block);
    }
    if (draws < 1 || draws > Resampling.MOST_RUNS) {
      throw CommandFailure.usage("--runs must be in 1.." + Resampling.MOST_RUNS + ", was " + draws);
    }
    JsonOption.Target target = json.target(context());
    Optional<OutputFile> report = page.file(context(), target);
    List<ComparedRun> runs = new ArrayList<>();
    Set<Path> seen = new HashSet<>();
    for (String file : files) {
      Path path = context().path(file);
      if (!seen.add(path.toAbsolutePath().normalize())) {
        throw CommandFailure.usage(file + " is named twice");
      }
      runs.add(read(file, path));
    }
    Comparisons.tell(
        runs,
        new RunComparison.Draws(draws, seed, block),
        List.of(),
        List.of(),
        target,
        report,
        context());
    return 0;
  }

  private static ComparedRun read(String file, Path path) {
    try {
      return ComparedRun.of(file, Json.readMap(Files.readString(path)));
    } catch (IOException e) {
      throw CommandFailure.failed(Failures.reading(path, e), e);
    } catch (Json.MalformedJsonException e) {
      throw CommandFailure.failed(file + " is not JSON: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.failed(e.getMessage(), e);
    }
  }
}
