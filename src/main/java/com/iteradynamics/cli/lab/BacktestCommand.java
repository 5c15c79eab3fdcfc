package com.iteradynamics.cli.lab;

import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.JsonOption;
import com.iteradynamics.cli.LabSpan;
import com.iteradynamics.cli.OutputFile;
import com.iteradynamics.cli.ReportOption;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.document.Document;
import com.iteradynamics.research.Backtest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A strategy over candles, in figures. */
@Command(
    name = "backtest",
    description = {
      "Runs a strategy over candles and shows its result, compared with buy and hold. --strategy A,B"
          + " and --strategy all show several side by side, as `./argus compare` does.",
      "--engine governed has the governors, orders and exact money of a tick, from"
          + " --cash: it decides at a close and fills in the next candle. --engine"
          + " reference has the accounting of the Python reference, from 10,000 USD: no governors,"
          + " from the 201st candle on, filled at the next close.",
      "Hourly figures are annualized with 8,760 hours, growth with years of 365.25 days. A good"
          + " result on the past promises nothing."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus backtest --sample",
      "  ./argus backtest --candles btcusd.csv.gz --strategy all --report all.html",
      "  ./argus backtest --candles btcusd.csv.gz --strategy sg_trend_probe_v1 --engine reference "
          + "--fee-bps 10 --slippage-bps 5 --to 2020 --json trend.json"
    })
public final class BacktestCommand extends ArgusCommand {
  private static final int MOST_DAYS = 3_650;

  @Mixin private LabOptions lab;

  @Option(
      names = "--rearm-after",
      paramLabel = "DAYS",
      description =
          "Ends a block by the drawdown's hard level after so many days without a position"
              + " (PRIME_DD_REARM_H); default: never, as a person would have to.")
  private Integer rearmAfterDays;

  @Mixin private JsonOption json;

  @Mixin private ReportOption page;

  @Mixin private BacktestFiles files;

  public BacktestCommand(CommandContext context) {
    super(context);
  }

  private String[] settings() {
    if (rearmAfterDays == null) {
      return lab.settings();
    }
    if (!lab.governed()) {
      throw CommandFailure.usage("--rearm-after: the reference engine has no governors");
    }
    if (lab.noGovernors()) {
      throw CommandFailure.usage("--rearm-after: --no-governors leaves no block to end");
    }
    if (rearmAfterDays < 1 || rearmAfterDays > MOST_DAYS) {
      throw CommandFailure.usage(
          "--rearm-after must be 1.." + MOST_DAYS + " days, was " + rearmAfterDays);
    }
    String hours = Long.toString(Duration.ofDays(rearmAfterDays).toHours());
    return Stream.concat(Arrays.stream(lab.settings()), Stream.of("PRIME_DD_REARM_H", hours))
        .toArray(String[]::new);
  }

  @Override
  public Integer call() {
    lab.fill();
    if (ManyStrategies.asked(lab)) {
      return several();
    }
    Configuration configuration = forLab(configuration(settings()));
    JsonOption.Target target = json.target(context());
    Optional<OutputFile> report = page.file(context(), target);
    BacktestFiles.Open tables =
        files.open(context(), Map.of("--json", target.file(), "--report", report));
    LabSpan span = lab.span(this, configuration);
    LabModel model = lab.model(this, configuration, span);
    LabRuns runs = lab.runs(this, configuration, model.over(span.seen()), span);
    Function<PaperParameters, Backtest> run = paper -> runs.of(paper, lab.fills());
    Backtest backtest = runs.beside(configuration.paper(), lab.fills());
    BacktestView view =
        new BacktestView(new RunHeader(configuration, lab, model, span), backtest, run);
    Document document = view.document(report.map(to -> context().clock().instant()));
    report.ifPresent(to -> to.write(document));
    tables.write(view.head(), backtest);
    target.tell(view::asMap, () -> document, context());
    return 0;
  }

  private int several() {
    files.refuseOfSeveral();
    ManyStrategies strategies = ManyStrategies.of(this, lab, settings());
    JsonOption.Target target = json.target(context());
    Optional<OutputFile> report = page.file(context(), target);
    Comparisons.tell(
        strategies.run(),
        Comparisons.DEFAULT,
        strategies.warnings(),
        lab.candles().caveats(),
        target,
        report,
        context());
    return 0;
  }
}
