package com.iteradynamics.cli.lab;

import com.iteradynamics.adapter.local.FolderStore;
import com.iteradynamics.adapter.local.MemoryStore;
import com.iteradynamics.cli.AnswerOption;
import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CandleOptions;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.LabSpan;
import com.iteradynamics.cli.Progress;
import com.iteradynamics.cli.SpanOptions;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.FineCandles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Every hour of a candle history. */
@Command(
    name = "replay",
    description = {
      "Runs every hour of the candles through the same cycle that a tick runs.",
      "It begins with a fresh paper book and ends with its result, compared with buy and hold. For"
          + " the candle that opens at t it runs the tick of t + 1 h. A good"
          + " result on the past promises nothing.",
      "Watches between the hours (PRIME_WATCH_MINUTES) are run with --fill-candles: each sees the"
          + " close of the newest candle that has ended."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus replay --sample",
      "  ./argus replay --candles btcusd.csv.gz --from 2020 --strategy sg_trend_probe_v1"
          + " --json"
    })
public final class ReplayCommand extends ArgusCommand {
  /** A replay goes forwards only, and its result does not come from the store's records. */
  private static final int RECORDS_KEPT = 100;

  @Mixin private CandleOptions source;
  @Mixin private SpanOptions span;
  @Mixin private CostOptions costs;
  @Mixin private FineCandleOption within;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Writes state and records to this folder, which must be empty or new.")
  private String folder;

  @Mixin private AnswerOption answer;

  public ReplayCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() throws IOException {
    Configuration configuration = configuration(costs.with(source.settings()));
    configuration.notices().forEach(this::notice);
    CandleSeries candles = source.read(this, configuration.runtime().productId());
    LabSpan over = span.of(this, candles);
    LabModel model = LabModel.of(this, configuration, source, over);
    model.warning().ifPresent(this::notice);
    Optional<FineCandles> fine = within.ofWatches(this, configuration, over);
    Progress progress = new Progress(context(), over.hours());
    ReplayResult result = run(configuration, model, fine, progress);
    progress.done();
    answer.print(result::asMap, result::document, context());
    return 0;
  }

  private ReplayResult run(
      Configuration configuration, LabModel model, Optional<FineCandles> fine, Progress progress)
      throws IOException {
    if (folder == null) {
      return ReplayResult.of(configuration, model, fine, new MemoryStore(RECORDS_KEPT), progress);
    }
    try (FolderStore store = FolderStore.openForReplay(emptyFolder(), this::notice)) {
      return ReplayResult.of(configuration, model, fine, store, progress);
    }
  }

  private Path emptyFolder() throws IOException {
    Path path = context().path(folder);
    if (Files.exists(path)) {
      if (!Files.isDirectory(path)) {
        throw CommandFailure.usage(path + " is not a folder");
      }
      try (Stream<Path> files = Files.list(path)) {
        if (files.findAny().isPresent()) {
          throw CommandFailure.usage(
              String.format(
                  Locale.ROOT,
                  "%s is not empty: a replay starts a fresh book, is not resumed, and mixes with no"
                      + " other. Name a folder that is not there yet; what an interrupted replay"
                      + " left behind may be removed",
                  path));
        }
      }
    }
    return path;
  }
}
