package com.iteradynamics.app;

import com.iteradynamics.adapter.aws.AwsClients;
import com.iteradynamics.adapter.aws.S3Candles;
import com.iteradynamics.adapter.aws.S3Models;
import com.iteradynamics.adapter.local.CandleCsv;
import com.iteradynamics.adapter.local.FolderCandles;
import com.iteradynamics.adapter.local.FolderModels;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.document.Printable;
import com.iteradynamics.execution.RecordReplay;
import com.iteradynamics.execution.Replayed;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.model.ModelShelf;
import com.iteradynamics.regime.RegimeEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.s3.S3Client;

/** One decision again. */
@Command(
    name = "replay-record",
    description = {
      "Decides one hour again from its record and the recorded candles, and compares field by"
          + " field.",
      "It asks neither venue nor strategy settings of today: state, wallet and parameters are those"
          + " of the record, and the candles have to have its hash. What cannot be recomputed is"
          + " said.",
      "Exit code 0 when all is the same, 1 when something differs or cannot be recomputed."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus replay-record --at 2026-03-01T14:00",
      "  ./argus replay-record --at 2026-03-01T14:00 --candles btcusd.csv.gz --json"
    })
final class ReplayRecordCommand extends ArgusCommand {
  /** A window with gaps reaches further back than it has candles. */
  private static final Duration BACK = Duration.ofHours(4L * RegimeEngine.WINDOW_CANDLES);

  @Mixin private RecordOption which;

  @ArgGroup private Tape tape;

  @Mixin private AnswerOption answer;

  @Mixin private BookOptions options;

  /** Candles from elsewhere than the store. */
  static final class Tape {
    @Option(
        names = "--candles",
        paramLabel = "FILE",
        description = "A candle file; else the candles of the store.")
    private String file;

    @Option(names = "--sample", description = "The bundled synthetic tape.")
    private boolean sample;
  }

  ReplayRecordCommand(Surroundings around) {
    super(around);
  }

  @Override
  public Integer call() {
    Configuration configuration = configuration(options.settings());
    CortexRecord record = which.read(options, configuration, around());
    Replayed replayed =
        options.aws ? inAws(configuration, record) : inFolder(configuration, record);
    answer.print(
        () -> ReplayedView.json(record, replayed),
        () -> ReplayedView.document(record, replayed),
        around());
    if (replayed.unknown(RecordReplay.CANDLES)) {
      notice("--candles FILE gives other candles, and --sample the bundled ones");
    }
    return replayed.agrees() ? 0 : 1;
  }

  private Replayed inFolder(Configuration configuration, CortexRecord record) {
    Path folder = around().path(configuration.runtime().store());
    CandleSeries candles =
        tape != null
            ? tape(configuration)
            : new FolderCandles(folder)
                .recorded(configuration.runtime().productId(), Instant.MIN, Instant.MAX);
    return replayed(configuration, record, () -> new FolderModels(folder), candles);
  }

  private Replayed inAws(Configuration configuration, CortexRecord record) {
    String bucket = BookOptions.bucket(configuration);
    try (AwsClients clients = AwsClients.of(around().environment());
        S3Client s3 = clients.s3()) {
      CandleSeries candles =
          tape != null
              ? tape(configuration)
              : new S3Candles(s3, bucket, Runnable::run)
                  .recorded(
                      configuration.runtime().productId(),
                      record.hour().minus(BACK),
                      record.hour());
      return replayed(configuration, record, () -> new S3Models(s3, bucket), candles);
    }
  }

  private CandleSeries tape(Configuration configuration) {
    String productId = configuration.runtime().productId();
    if (tape.sample) {
      return TapeOptions.sample(productId);
    }
    return CandleCsv.read(around().path(tape.file), productId, Instant.MAX).closed();
  }

  private Replayed replayed(
      Configuration configuration,
      CortexRecord record,
      Supplier<ModelShelf> shelf,
      CandleSeries candles) {
    RecordedRun run = RecordedRun.of(record, RecordedRun.jars(configuration), around().folder());
    List<String> problems = run.configuration().problems();
    if (!problems.isEmpty()) {
      throw CommandFailure.failed(
          Printable.line("the record's parameters cannot be used: " + String.join("; ", problems)));
    }
    run.unknown()
        .forEach(name -> notice(Printable.line("the record's " + name + " is no parameter here")));
    return new RecordReplay(run.with(run.model(shelf, around().folder()))).of(record, candles);
  }
}
