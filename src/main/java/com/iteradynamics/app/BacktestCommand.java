package com.iteradynamics.app;

import com.iteradynamics.adapter.local.AtomicFile;
import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.research.Backtest;
import com.iteradynamics.research.Costs;
import com.iteradynamics.research.FillTime;
import com.iteradynamics.research.HarnessBacktest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A strategy over a tape, in figures. */
@Command(
    name = "backtest",
    description = {
      "Runs a strategy over a tape and says what came of it, beside buying and holding.",
      "sg is the cycle of a tick with its governors, from PAPER_START_CASH_USD: decided at a close,",
      "filled in the next candle. harness is the accounting of the Python harness, from 10,000 USD:",
      "no governors, from the 201st candle on, filled at the next close.",
      "Hourly figures are annualised with 8,760 hours, growth with years of 365.25 days. A good result",
      "on the past promises nothing."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus backtest --sample",
      "  ./argus backtest --candles btcusd.csv.gz --strategy sg_trend_probe_v1 --execution harness \\",
      "    --fee-bps 10 --slippage-bps 5 --to 2020-12-31T23:00 --json trend.json"
    })
final class BacktestCommand extends ArgusCommand {
  private static final List<String> EXECUTIONS = List.of("sg", "harness");
  private static final List<String> FILLS =
      List.of(FillTime.NEXT_OPEN.word(), FillTime.NEXT_CLOSE.word());

  @Mixin private TapeOptions tape;
  @Mixin private SpanOptions span;
  @Mixin private CostOptions costs;

  @Option(
      names = "--execution",
      paramLabel = "sg|harness",
      defaultValue = "sg",
      description = "What makes trades of decisions; default: ${DEFAULT-VALUE}.")
  private String execution;

  @Option(
      names = "--fill",
      paramLabel = "next-open|next-close",
      description = "Where in the next candle sg fills; default: next-open.")
  private String fill;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Writes all figures in JSON as well; - for standard output, and nothing else.")
  private String file;

  BacktestCommand(Surroundings around) {
    super(around);
  }

  @Override
  public Integer call() throws IOException {
    String by = Words.choice("--execution", execution, EXECUTIONS);
    FillTime filled = fillTime(by);
    Configuration configuration = configuration(costs.settings(tape.settings()));
    configuration.notices().forEach(this::notice);
    CandleSeries candles = tape.read(this, configuration.runtime().productId());
    Backtest backtest =
        by.equals("sg") ? cycle(configuration, candles, filled) : harness(configuration, candles);
    BacktestDocument document = new BacktestDocument(configuration, backtest, by, filled);
    write(document);
    return 0;
  }

  private FillTime fillTime(String by) {
    if (by.equals("harness")) {
      if (fill != null && !fill.equals(FillTime.NEXT_CLOSE.word())) {
        throw CommandFailure.usage("the harness fills at the next close: leave --fill out");
      }
      return FillTime.NEXT_CLOSE;
    }
    String word = Words.choice("--fill", fill == null ? FILLS.getFirst() : fill, FILLS);
    return FillTime.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private Backtest cycle(Configuration configuration, CandleSeries candles, FillTime filled) {
    int start = span.start(candles);
    int end = span.end(candles);
    enough(candles, end, configuration.regime().candlesNeeded() + 1, "Layer 1 needs");
    if (end - start < 2) {
      throw CommandFailure.failed(
          "a span of one candle cannot be traded in: it is decided at one and filled in the next");
    }
    Progress progress = new Progress(around(), end - start - 1);
    Backtest backtest =
        Backtest.cycle(
            Cycle.onPaper(configuration),
            configuration.paper(),
            candles,
            start,
            end,
            filled,
            progress::at);
    progress.done();
    return backtest;
  }

  private Backtest harness(Configuration configuration, CandleSeries candles) {
    int start = Math.max(span.start(candles), HarnessBacktest.WARM_UP);
    int end = span.end(candles);
    enough(candles, end, HarnessBacktest.WARM_UP + 2, "the harness needs");
    PaperParameters paper = configuration.paper();
    return Backtest.harness(
        new RegimeEngine(configuration.regime()),
        configuration.strategy(),
        candles,
        start,
        end,
        new Costs(paper.feeBps().doubleValue(), paper.slippageBps().doubleValue()));
  }

  private static void enough(CandleSeries candles, int end, int needed, String who) {
    if (end < needed) {
      throw CommandFailure.failed(
          "too little history: %s %d candles, there are %d up to %s"
              .formatted(who, needed, end, candles.openTime(end - 1)));
    }
  }

  private void write(BacktestDocument document) {
    Optional<String> json = Optional.ofNullable(file);
    if (json.filter("-"::equals).isPresent()) {
      around().out().print(Json.writePretty(document.asMap()));
      return;
    }
    json.ifPresent(
        name -> {
          Path path = around().path(name);
          byte[] text = Json.writePretty(document.asMap()).getBytes(StandardCharsets.UTF_8);
          try {
            AtomicFile.write(path, out -> out.write(text));
          } catch (IOException e) {
            throw CommandFailure.failed(Failures.writing(path, e), e);
          }
        });
    document.print(around().out());
  }
}
