package com.iteradynamics.cli.operate;

import com.iteradynamics.adapter.aws.AwsClients;
import com.iteradynamics.adapter.aws.S3Candles;
import com.iteradynamics.adapter.aws.S3Models;
import com.iteradynamics.adapter.local.FolderCandles;
import com.iteradynamics.adapter.local.FolderModels;
import com.iteradynamics.cli.AnswerOption;
import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.BookOptions;
import com.iteradynamics.cli.CandleInput;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.document.Column;
import com.iteradynamics.document.Document;
import com.iteradynamics.document.Document.Block;
import com.iteradynamics.document.Prose;
import com.iteradynamics.document.Table;
import com.iteradynamics.document.TerminalText;
import com.iteradynamics.execution.replay.RecordReplay;
import com.iteradynamics.execution.replay.Replayed;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.model.ModelRegistry;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.wiring.RecordedRun;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import software.amazon.awssdk.services.s3.S3Client;

/** One decision again. */
@Command(
    name = "verify-record",
    description = {
      "Decides one hour again from its record and the recorded candles, and compares field by"
          + " field.",
      "It uses the state, wallet and parameters of the record, never the venue or the settings of"
          + " today, and the candles must have the record's hash. It names what it cannot recompute.",
      "Exits with 0 when everything is the same, 1 when something differs or cannot be recomputed."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus verify-record --at 2026-03-01T14:00",
      "  ./argus verify-record --at 2026-03-01T14:00 --candles btcusd.csv.gz --json"
    })
public final class VerifyRecordCommand extends ArgusCommand {
  /** A window with gaps reaches further back than it has candles. */
  private static final int BACK = 4;

  @Mixin private RecordOption which;

  @ArgGroup private CandleInput.OrSample input;

  @Mixin private AnswerOption answer;

  @Mixin private BookOptions options;

  public VerifyRecordCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() {
    Configuration configuration = configuration(options.settings());
    CortexRecord record = which.read(options, configuration, context());
    Replayed replayed =
        options.aws ? inAws(configuration, record) : inFolder(configuration, record);
    answer.print(() -> json(record, replayed), () -> document(record, replayed), context());
    if (replayed.unknown(RecordReplay.CANDLES)) {
      notice("--candles FILE gives other candles, and --sample the bundled ones");
    }
    return replayed.agrees() ? 0 : 1;
  }

  private Replayed inFolder(Configuration configuration, CortexRecord record) {
    Path folder = context().path(configuration.runtime().store());
    CandleSeries candles =
        input != null
            ? typed(configuration)
            : new FolderCandles(folder)
                .recorded(configuration.runtime().productId(), Instant.MIN, Instant.MAX);
    return replayed(configuration, record, () -> new FolderModels(folder), candles);
  }

  private Replayed inAws(Configuration configuration, CortexRecord record) {
    String bucket = BookOptions.bucket(configuration);
    try (AwsClients clients = AwsClients.of(context().environment());
        S3Client s3 = clients.s3()) {
      CandleSeries candles =
          input != null
              ? typed(configuration)
              : new S3Candles(s3, bucket, Runnable::run)
                  .recorded(
                      configuration.runtime().productId(),
                      record.hour().minus(back(record)),
                      record.hour());
      return replayed(configuration, record, () -> new S3Models(s3, bucket), candles);
    }
  }

  private static Duration back(CortexRecord record) {
    int candles = record.get(Recorded.WINDOW_CANDLES).orElse(RegimeEngine.WINDOW_CANDLES);
    return Duration.ofHours((long) BACK * Math.max(candles, RegimeEngine.WINDOW_CANDLES));
  }

  private CandleSeries typed(Configuration configuration) {
    return input.read(context(), configuration.runtime().productId(), Instant.MAX).closed();
  }

  private Replayed replayed(
      Configuration configuration,
      CortexRecord record,
      Supplier<ModelRegistry> shelf,
      CandleSeries candles) {
    RecordedRun run = RecordedRun.of(record, RecordedRun.jars(configuration), context().folder());
    List<String> problems = run.configuration().problems();
    if (!problems.isEmpty()) {
      throw CommandFailure.failed(
          TerminalText.line(
              "the record's parameters cannot be used: " + String.join("; ", problems)));
    }
    run.unknown()
        .forEach(
            name -> notice(TerminalText.line("the record's " + name + " is no parameter here")));
    return new RecordReplay(run.with(run.model(shelf, context().folder()))).of(record, candles);
  }

  private static final int MOST_CHARACTERS = 200;

  static Document document(CortexRecord record, Replayed replayed) {
    List<Table.Row> rows = replayed.parts().stream().flatMap(part -> rows(part).stream()).toList();
    List<Column> columns =
        List.of(Column.left("").least(9), Column.left("").least(17), Column.left(""));
    return Document.text(
        Block.of(Prose.of(head(record)), new Table("", "", columns, rows)),
        Block.of(Prose.of(verdict(replayed))));
  }

  static Map<String, Object> json(CortexRecord record, Replayed replayed) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("hour", record.hour());
    answer.put("execution_branch", record.branch());
    answer.put("agrees", replayed.agrees());
    answer.put("parts", replayed.parts().stream().map(VerifyRecordCommand::json).toList());
    return answer;
  }

  private static String head(CortexRecord record) {
    return CortexRecord.timestamp(record.hour()) + " UTC, " + record.branch() + ", decided again";
  }

  private static String verdict(Replayed replayed) {
    if (replayed.agrees()) {
      return "the same: what could be recomputed agrees with the record";
    }
    boolean differs =
        replayed.parts().stream().anyMatch(part -> part.end() instanceof Replayed.Differs);
    return differs
        ? "DIFFERENT: deciding again does not give what was recorded"
        : "not known: some of it cannot be recomputed, and nothing else differs";
  }

  private static List<Table.Row> rows(Replayed.Part part) {
    return switch (part.end()) {
      case Replayed.Same(int fields) ->
          List.of(Table.Row.of("SAME", part.name(), fields == 1 ? "" : fields + " fields"));
      case Replayed.Unknown(String why) -> List.of(Table.Row.of("UNKNOWN", part.name(), why));
      case Replayed.Remark(String what) -> List.of(Table.Row.of("NOTE", part.name(), what));
      case Replayed.Differs(List<Replayed.Difference> differences) -> {
        List<Table.Row> rows = new ArrayList<>();
        rows.add(Table.Row.of("DIFFERS", part.name(), differences.size() + " field(s)"));
        differences.forEach(each -> rows.add(Table.Row.of("", "", words(each))));
        yield rows;
      }
    };
  }

  private static String words(Replayed.Difference difference) {
    return String.format(
        Locale.ROOT,
        "%s: recorded %s, recomputed %s",
        difference.field(),
        cut(difference.recorded().orElse("nothing")),
        cut(difference.recomputed().orElse("nothing")));
  }

  private static String cut(String text) {
    return text.length() <= MOST_CHARACTERS
        ? text
        : text.substring(0, MOST_CHARACTERS) + "... (--json has all)";
  }

  private static Map<String, Object> json(Replayed.Part part) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("part", part.name());
    switch (part.end()) {
      case Replayed.Same(int fields) -> {
        map.put("end", "same");
        map.put("fields", fields);
      }
      case Replayed.Unknown(String why) -> {
        map.put("end", "unknown");
        map.put("why", why);
      }
      case Replayed.Remark(String what) -> {
        map.put("end", "note");
        map.put("why", what);
      }
      case Replayed.Differs(List<Replayed.Difference> differences) -> {
        map.put("end", "differs");
        map.put("differences", differences);
      }
    }
    return map;
  }
}
