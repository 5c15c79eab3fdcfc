package com.iteradynamics.cli.lab;

import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.Counts;
import com.iteradynamics.cli.Failures;
import com.iteradynamics.cli.OutputFile;
import com.iteradynamics.cli.Progress;
import com.iteradynamics.cli.ReportOption;
import com.iteradynamics.document.Document;
import com.iteradynamics.research.overfitting.OverfittingProbability;
import com.iteradynamics.research.overfitting.SelectionBias;
import com.iteradynamics.research.sweep.Objective;
import com.iteradynamics.research.sweep.Sweep;
import com.iteradynamics.research.sweep.SweepFolder;
import com.iteradynamics.research.sweep.SweepFolder.OtherSearchException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Many trials of a strategy, and how much of the best one may be luck. */
@Command(
    name = "sweep",
    description =
        "Tries parameters of any layer over candles, all combinations or some drawn at random, and"
            + " shows how much of the best result may be luck. Writes a line to FOLDER/trials.csv"
            + " for each trial, all of them to FOLDER/trials.parquet at the end, and the search and"
            + " its result to FOLDER/manifest.json. The same"
            + " command continues a search that was interrupted.",
    footerHeading = "%nExample:%n",
    footer =
        "  ./argus sweep --sample --param PRIME_HORIZON=12:72:12 --param"
            + " PRIME_MAX_EXPOSURE=0.1,0.25,1 --out sweep")
public final class SweepCommand extends ArgusCommand {
  @Mixin private LabOptions lab;
  @Mixin private SearchOptions search;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FOLDER",
      description = "Where the results go; a folder of their own.")
  private String folder;

  @Mixin private ReportOption page;

  public SweepCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() throws IOException {
    Objective goal = search.goal();
    Optional<OutputFile> report = page.file(context());
    Search set = Search.of(this, lab, search);
    int blocks = OverfittingProbability.DEFAULT_BLOCKS;
    int periods = set.head().span().hours() - 1;
    if (periods < 2 * blocks) {
      throw CommandFailure.failed(
          String.format(
              Locale.ROOT,
              "too little history: a search needs %d hours, there are %d",
              2 * blocks + 1,
              periods + 1));
    }
    Path path = context().path(folder);
    try (SweepFolder results = open(path, set, periods, blocks)) {
      run(path, set, results, blocks);
      report(path, set, results, goal, report);
    }
    return 0;
  }

  private SweepFolder open(Path path, Search set, int periods, int blocks) {
    try {
      return SweepFolder.open(path, set.identity(), set.space(), periods, blocks);
    } catch (OtherSearchException e) {
      throw CommandFailure.failed(e.getMessage(), e);
    } catch (IOException e) {
      throw CommandFailure.failed(Failures.writing(path, e), e);
    }
  }

  private void run(Path path, Search set, SweepFolder results, int blocks) {
    if (results.done() > 0) {
      notice(
          String.format(
              Locale.ROOT,
              "resuming after %s that %s there",
              Counts.grouped(results.done(), "trial"),
              results.done() == 1 ? "is" : "are"));
    }
    Progress progress = new Progress(context(), results.done(), set.space().size());
    try {
      Sweep.run(
          set.space(),
          set.runner(),
          set.head().span().start(),
          set.head().span().end(),
          blocks,
          results.done(),
          search.threads(),
          trial -> {
            results.add(trial);
            progress.at(results.done());
          });
    } catch (UncheckedIOException e) {
      throw CommandFailure.failed(Failures.writing(path, e.getCause()), e);
    }
    progress.done();
  }

  private void report(
      Path path, Search set, SweepFolder results, Objective goal, Optional<OutputFile> report)
      throws IOException {
    SweepView view =
        SweepView.of(set, search.threads(), goal, results.table(), luck(path, results));
    Document document = view.document(folder, results.table(), context().clock().instant());
    context().print(document);
    results.finish(view.asMap());
    report.ifPresent(to -> to.write(document));
  }

  private Optional<SelectionBias> luck(Path path, SweepFolder results) throws IOException {
    try {
      return SelectionBias.of(
          results.moments().ran(), OverfittingProbability.DEFAULT_SPLITS, search.seed());
    } catch (UncheckedIOException e) {
      throw CommandFailure.failed(Failures.reading(path, e.getCause()), e);
    }
  }
}
