package com.iteradynamics.cli.operate;

import com.iteradynamics.adapter.local.FolderCandles;
import com.iteradynamics.adapter.local.FolderStore;
import com.iteradynamics.adapter.local.MemoryStore;
import com.iteradynamics.adapter.local.PaperBroker;
import com.iteradynamics.adapter.local.ReplayCandles;
import com.iteradynamics.adapter.local.SampleCandles;
import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CandleInput;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.StoreOptions;
import com.iteradynamics.cli.TimeOption;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.config.ModelChoice;
import com.iteradynamics.config.RuntimeParameters;
import com.iteradynamics.config.Values;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.event.TickRequest;
import com.iteradynamics.event.Times;
import com.iteradynamics.execution.port.Broker;
import com.iteradynamics.execution.port.CandleSource;
import com.iteradynamics.execution.port.CycleOutcome;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.wiring.Cycle;
import com.iteradynamics.wiring.Feeds;
import com.iteradynamics.wiring.TickInAws;
import com.iteradynamics.wiring.TickInFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One hour. */
@Command(
    name = "tick",
    description = {
      "Runs one hourly tick and shows what it decided and why.",
      "It decides on the candles that closed before the hour, trades, and writes the record. It"
          + " fetches candles that the store lacks from the venue and keeps them"
          + " (ARGUS_CANDLE_FEED). If the hour has its record already, it shows that record and"
          + " changes nothing. A refusal to trade is a result like any other: exit code 0.",
      "It trades on paper unless PRIME_DRY_RUN and ARGUS_DRY_RUN are both 0; then it trades real"
          + " money, which requires --aws."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus tick --sample",
      "  ./argus tick --sample --event events/hourly-tick.json",
      "  ./argus tick --at 2026-03-01T14:00 --store data --json"
    })
public final class TickCommand extends ArgusCommand {

  @Option(
      names = "--event",
      paramLabel = "FILE",
      description = "An EventBridge event; its time fixes the hour.")
  private String eventFile;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      converter = TimeOption.class,
      description =
          "A time in the hour to run; default: now, with --sample the end of the candles.")
  private Instant at;

  @Option(
      names = "--sample",
      description = "Reads the bundled synthetic candles, and keeps nothing without --store.")
  private boolean sample;

  @Option(
      names = "--aws",
      description =
          "The book of an AWS account, in the tables ARGUS_STATE_TABLE and ARGUS_CORTEX_TABLE, with"
              + " the candles of ARGUS_CANDLES_BUCKET, or of the folder when that is not set.")
  private boolean aws;

  @Option(names = "--json", description = "Prints the record in JSON.")
  private boolean json;

  @Mixin private StoreOptions options;

  public TickCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() {
    TickRequest event = event();
    Configuration configuration = configuration(event);
    configuration.notices().forEach(this::notice);
    if (sample) {
      return onSample(configuration, event);
    }
    Instant hour = hour(event, context().clock().instant());
    return aws ? inAws(configuration, event, hour) : inStore(configuration, hour);
  }

  private TickRequest event() {
    TickRequest event =
        eventFile == null ? TickRequest.EMPTY : TickRequest.read(context().path(eventFile));
    if (at != null && event.time().isPresent()) {
      throw CommandFailure.usage("--at and the event's time both fix the hour: give one of them");
    }
    if (aws && sample) {
      throw CommandFailure.usage("--aws and --sample name two different books; choose one");
    }
    return event;
  }

  private Instant hour(TickRequest event, Instant otherwise) {
    return Times.hourOf(event.time().orElse(at == null ? otherwise : at));
  }

  private Configuration configuration(TickRequest event) {
    String product = event.productId().orElse(options.product);
    if (options.product != null && !options.product.equals(product)) {
      throw CommandFailure.usage(
          "--product says " + options.product + ", and the event says " + product);
    }
    Values values =
        values(RuntimeParameters.STORE, options.store, RuntimeParameters.PRODUCT, product);
    Configuration read = Configuration.of(values, context().folder());
    return read.forTick(read.book(event.paper()), aws);
  }

  private int onSample(Configuration configuration, TickRequest event) {
    CandleSeries tape = CandleInput.bundled(configuration.runtime().productId());
    Instant hour = hour(event, Times.hourAfter(tape, tape.size() - 1));
    CandleSource candles = new ReplayCandles(tape);
    Broker venue = PaperBroker.over(tape, configuration.paper(), configuration.maker());
    if (options.store == null) {
      return show(run(configuration, new MemoryStore(), candles, venue, hour), hour);
    }
    try (FolderStore store = FolderStore.open(context().path(options.store), this::notice)) {
      return show(run(configuration, store, candles, venue, hour), hour);
    }
  }

  private int inAws(Configuration configuration, TickRequest event, Instant hour) {
    BookKey book = configuration.book(event.paper());
    CycleOutcome outcome = new TickInAws(configuration, context()).run(book, hour);
    int code = show(outcome, hour);
    tellOfCandles(outcome, List.of());
    return code;
  }

  private int inStore(Configuration configuration, Instant hour) {
    CycleOutcome outcome = new TickInFolder(configuration, context()).run(hour);
    int code = show(outcome, hour);
    Path folder = context().path(configuration.runtime().store());
    boolean none = Files.notExists(folder.resolve(FolderCandles.FILE));
    String hint = "there are no candles in " + folder + ": see ./argus candles import --help";
    tellOfCandles(outcome, none ? List.of(hint) : List.of());
    return code;
  }

  /** What a person should know about the candles, in one line: what the venue said, and hints. */
  private void tellOfCandles(CycleOutcome outcome, List<String> hints) {
    if (outcome instanceof CycleOutcome.Recorded(CortexRecord record, boolean before)) {
      List<String> parts = new ArrayList<>();
      record.get(Recorded.CANDLE_NOTES).filter(notes -> !before).ifPresent(parts::add);
      parts.addAll(hints);
      if (!parts.isEmpty()) {
        notice(String.join("; ", parts));
      }
    }
  }

  /** The sample candles have a time of their own, in which its hours are never late. */
  private CycleOutcome run(
      Configuration configuration,
      TickStore store,
      CandleSource candles,
      Broker venue,
      Instant hour) {
    return Cycle.onPaper(
            configuration,
            ModelChoice.here(configuration, context().folder()),
            Feeds.here(configuration, context()),
            store,
            candles,
            venue,
            InstantSource.fixed(hour))
        .tick()
        .run(configuration.runtime().productId(), hour);
  }

  private int show(CycleOutcome outcome, Instant hour) {
    return switch (outcome) {
      case CycleOutcome.Recorded(CortexRecord record, boolean before) -> show(record, before);
      case CycleOutcome.Held(Instant until) ->
          throw CommandFailure.failed(
              "another process works on the tick of "
                  + hour
                  + ", until "
                  + until
                  + " at the latest");
      case CycleOutcome.Retry(String why) ->
          throw CommandFailure.failed("nothing was done, try again in a minute: " + why);
      case CycleOutcome.Refused(String why) -> throw CommandFailure.usage(why);
    };
  }

  private int show(CortexRecord record, boolean before) {
    if (json) {
      if (sample) {
        notice(SampleCandles.LABEL);
      }
      context().out().print(Json.writePretty(record));
      return 0;
    }
    context().print(TickView.of(record, sample ? SampleCandles.LABEL : ""));
    if (before) {
      context().out().println();
      context().say("This hour had its record already; nothing was done.");
    } else if (record.branch() == ExecutionBranch.HOLD_STATE_CORRUPT) {
      context().out().flush();
      notice("the state needs attention: see ./argus state show");
    }
    return 0;
  }
}
