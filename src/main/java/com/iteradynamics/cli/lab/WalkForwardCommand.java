package com.iteradynamics.cli.lab;

import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.JsonOption;
import com.iteradynamics.cli.LabSpan;
import com.iteradynamics.cli.OutputFile;
import com.iteradynamics.cli.Progress;
import com.iteradynamics.cli.ReportOption;
import com.iteradynamics.cli.SettingChoices;
import com.iteradynamics.document.Document;
import com.iteradynamics.research.overfitting.WalkForwardFolds;
import com.iteradynamics.research.sweep.Objective;
import com.iteradynamics.research.sweep.WalkForward;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What it would have brought to choose parameters in the past, again and again. */
@Command(
    name = "walkforward",
    description = {
      "Chooses the best parameters in a training span, runs them over the test span that follows,"
          + " and moves on: what a search would have earned without knowledge of the"
          + " future.",
      "Purge leaves out hours between a training and its test, so that no trade of the one ends in"
          + " the other. rolling and anchored train on what came before a test alone. kfold tests"
          + " on every part of the span once and trains on all the rest, also on what came later:"
          + " embargo leaves out hours behind a test, which still show it."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  ./argus walkforward --sample --param PRIME_HORIZON=12:72:12 --train-days 60 --test-days 14"
    })
public final class WalkForwardCommand extends ArgusCommand {
  @Mixin private LabOptions lab;
  @Mixin private SearchOptions search;
  @Mixin private JsonOption json;

  @Option(
      names = "--scheme",
      paramLabel = "rolling|anchored|kfold",
      defaultValue = "rolling",
      description =
          "Whether trainings move on, all begin at the first candle, or surround their tests;"
              + " default: ${DEFAULT-VALUE}.")
  private String scheme;

  @Option(
      names = "--train-days",
      paramLabel = "DAYS",
      defaultValue = "365",
      description = "Length of the (first) training; default: ${DEFAULT-VALUE}.")
  private int trainDays;

  @Option(
      names = "--test-days",
      paramLabel = "DAYS",
      defaultValue = "90",
      description = "Length of each test; default: ${DEFAULT-VALUE}.")
  private int testDays;

  @Option(
      names = "--purge",
      paramLabel = "HOURS",
      defaultValue = "48",
      description = "Left out between a training and its test; default: ${DEFAULT-VALUE}.")
  private int purge;

  @Option(
      names = "--embargo",
      paramLabel = "HOURS",
      defaultValue = "0",
      description = "Left out behind a test, of kfold; default: ${DEFAULT-VALUE}.")
  private int embargo;

  @Option(
      names = "--folds",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many tests kfold has; default: ${DEFAULT-VALUE}.")
  private int count;

  @Mixin private ReportOption page;

  /** Where a training lies beside its test. */
  private enum Scheme {
    ROLLING,
    ANCHORED,
    KFOLD
  }

  public WalkForwardCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() {
    Objective goal = search.goal();
    Scheme folding = SettingChoices.constant("--scheme", scheme, Scheme.class);
    if (embargo != 0 && folding != Scheme.KFOLD) {
      throw CommandFailure.usage(
          scheme + " trains on what came before a test alone: --embargo is for --scheme kfold");
    }
    JsonOption.Target target = json.target(context());
    Optional<OutputFile> report = page.file(context(), target);
    Search set = Search.of(this, lab, search);
    WalkForward walk = walk(set, folding, goal);
    WalkForwardView view = new WalkForwardView(set, walk, goal);
    Document document = view.document(context().clock().instant());
    report.ifPresent(to -> to.write(document));
    target.tell(() -> view.asMap(scheme), () -> document, context());
    return 0;
  }

  private WalkForward walk(Search set, Scheme folding, Objective goal) {
    Progress progress = new Progress(context(), set.space().size());
    try {
      return WalkForward.run(
          set.space(),
          set.runner(),
          folds(folding, set.head().span()),
          goal,
          search.threads(),
          progress::at);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.failed(e.getMessage(), e);
    } finally {
      progress.done();
    }
  }

  private WalkForwardFolds folds(Scheme folding, LabSpan span) {
    int start = span.hourOf(span.start());
    int end = span.hourOf(span.end() - 1) + 1;
    int train = hours(trainDays);
    int test = hours(testDays);
    WalkForwardFolds folds =
        switch (folding) {
          case ROLLING -> WalkForwardFolds.rolling(start, end, train, test, purge);
          case ANCHORED -> WalkForwardFolds.anchored(start, end, train, test, purge);
          case KFOLD -> WalkForwardFolds.crossValidation(start, end, count, purge, embargo);
        };
    return folds.onCandles(span::candleAt);
  }

  private static int hours(int days) {
    return Math.toIntExact(Math.min(Integer.MAX_VALUE, 24L * days));
  }
}
