package com.iteradynamics.cli.lab;

import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.JsonOption;
import com.iteradynamics.cli.LabSpan;
import com.iteradynamics.cli.OutputFile;
import com.iteradynamics.cli.Progress;
import com.iteradynamics.cli.ReportOption;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.document.Document;
import com.iteradynamics.research.Backtest;
import com.iteradynamics.research.BookCurve;
import com.iteradynamics.research.bootstrap.BlockBootstrap;
import com.iteradynamics.research.bootstrap.Resampling;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How far the result of a backtest spreads when its hours and trades come in other ways. */
@Command(
    name = "montecarlo",
    description = {
      "Runs a backtest once and resamples what came of it, many times: its hours in blocks (the"
          + " stationary bootstrap), its trades drawn anew, and its trades in another order. Says"
          + " between which bounds equity at the end and the deepest drawdown lie.",
      "The other pasts are made of this one. What it did not hold is in none of them."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus montecarlo --sample --costs pro",
      "  ./argus montecarlo --candles btcusd.csv.gz --runs 10000 --seed 7 --block 72 --json"
          + " spread.json"
    })
public final class MonteCarloCommand extends ArgusCommand {
  @Mixin private LabOptions lab;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Other pasts by each method; default: ${DEFAULT-VALUE}.")
  private int runs;

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
              + BlockBootstrap.DEFAULT_MEAN_BLOCK_HOURS
              + ", a week.")
  private int block = BlockBootstrap.DEFAULT_MEAN_BLOCK_HOURS;

  @Option(
      names = "--drawdown",
      paramLabel = "FRACTION",
      description = "Counts the runs that lose more than this from a peak; default: PRIME_DD_KILL.")
  private Double drawdown;

  @Mixin private JsonOption json;
  @Mixin private ReportOption page;

  public MonteCarloCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() {
    Configuration configuration = forLab(configuration(lab.settings()));
    JsonOption.Target target = json.target(context());
    Optional<OutputFile> report = page.file(context(), target);
    Resampling.Plan plan = plan(configuration);
    LabSpan span = lab.span(this, configuration);
    if (span.hours() < 2L * block) {
      throw CommandFailure.failed(
          String.format(
                  Locale.ROOT,
                  "too little to resample: blocks of %d hours need a span of %d hours, this one has"
                      + " %d; --block",
                  block,
                  2L * block,
                  span.hours())
              + " sets their length");
    }
    LabModel model = lab.model(this, configuration, span);
    Backtest backtest =
        lab.runs(this, configuration, model.over(span.seen()), span)
            .of(configuration.paper(), lab.fills());
    BookCurve book = backtest.curve();
    Progress progress = new Progress(context(), (long) MonteCarlo.METHODS * plan.runs());
    MonteCarlo spread = MonteCarlo.of(book, block, plan, progress::at);
    progress.done();
    MonteCarloDocument view =
        new MonteCarloDocument(new RunHeader(configuration, lab, model, span), backtest, spread);
    Document document = view.document(report.map(to -> context().clock().instant()));
    report.ifPresent(to -> to.write(document));
    target.tell(view::asMap, () -> document, context());
    return 0;
  }

  private Resampling.Plan plan(Configuration configuration) {
    if (block < 1) {
      throw CommandFailure.usage("--block must be >= 1 hour, was " + block);
    }
    double limit = drawdown == null ? configuration.decision().drawdownKill() : drawdown;
    try {
      return new Resampling.Plan(runs, seed, limit);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(e.getMessage());
    }
  }
}
