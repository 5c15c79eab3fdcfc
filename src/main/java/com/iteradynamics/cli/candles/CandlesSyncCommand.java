package com.iteradynamics.cli.candles;

import com.iteradynamics.adapter.aws.AwsClients;
import com.iteradynamics.adapter.aws.AwsParameters;
import com.iteradynamics.adapter.aws.S3Candles;
import com.iteradynamics.adapter.local.FolderCandles;
import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.Counts;
import com.iteradynamics.cli.PaperRules;
import com.iteradynamics.cli.Progress;
import com.iteradynamics.cli.StoreOptions;
import com.iteradynamics.cli.TypedTimeOption;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.config.RuntimeParameters;
import com.iteradynamics.document.Facts;
import com.iteradynamics.document.Facts.Fact;
import com.iteradynamics.document.Prose;
import com.iteradynamics.event.Times;
import com.iteradynamics.event.TypedTime;
import com.iteradynamics.execution.CandleSync;
import com.iteradynamics.execution.Threads;
import com.iteradynamics.execution.port.CandleArchive;
import com.iteradynamics.execution.port.CandleFeed;
import com.iteradynamics.execution.port.HourSpan;
import com.iteradynamics.execution.port.KnownRules;
import com.iteradynamics.market.CandleSeries;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.s3.S3Client;

/** Candles from the venue into an archive. */
@Command(
    name = "sync",
    description = {
      "Fetches the closed candles that the store, or the archive in S3, lacks, from the venue.",
      "Keeps what it fetched when it is interrupted, and continues when it starts again. Keeps and"
          + " reports an hour that is recorded with other values; the exit code is then 1."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus candles sync",
      "  ./argus candles sync --from 2020-01-01 --store data",
      "  ./argus candles sync --repair --bucket my-argus-candles"
    })
public final class CandlesSyncCommand extends ArgusCommand {
  /** Characters of a label. */
  private static final int LABEL = 9;

  /** What an empty archive begins with: twice what a window takes. */
  private static final Duration BEGINNING = Duration.ofDays(120);

  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = TypedTimeOption.class,
      description =
          "First candle by its open time: 2023, 2023-01 or 2023-01-31 mean their first hour, -90d"
              + " counts back from now. Default: the newest one recorded, in an empty archive the one"
              + " of 120 days ago.")
  private TypedTime from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      converter = TypedTimeOption.class,
      description =
          "Last candle, included: 2023, 2023-01 or 2023-01-31 mean their last hour. Default: the"
              + " newest closed one.")
  private TypedTime to;

  @Option(
      names = "--repair",
      description = "Begins at the oldest recorded candle, so that every gap is asked for.")
  private boolean repair;

  @Option(
      names = "--replace",
      description = {
        "Fetches what is recorded, too, and lets the venue win where it has other values."
      })
  private boolean replace;

  @Option(
      names = "--bucket",
      paramLabel = "NAME",
      description = "Fills the archive in this S3 bucket instead of a store.")
  private String bucket;

  @Mixin private StoreOptions options;

  public CandlesSyncCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() {
    if (bucket != null && options.store != null) {
      throw CommandFailure.usage("--bucket and --store name two archives; choose one");
    }
    Configuration configuration =
        configuration(
            RuntimeParameters.STORE, options.store,
            RuntimeParameters.PRODUCT, options.product,
            AwsParameters.CANDLES_BUCKET, bucket);
    RuntimeParameters runtime = configuration.runtime();
    CandleFeed feed =
        context()
            .feeds()
            .of(runtime.candleFeed(), context().venue(configuration))
            .orElseThrow(
                () ->
                    CommandFailure.usage(
                        "ARGUS_CANDLE_FEED is none: there is no venue to fetch from"));
    if (bucket == null) {
      Path store = context().path(runtime.store());
      return sync(new FolderCandles(store), feed, runtime.productId(), store.toString());
    }
    try (AwsClients clients = AwsClients.of(context().environment());
        S3Client s3 = clients.s3();
        ExecutorService threads = Threads.forEachTask()) {
      return sync(new S3Candles(s3, bucket, threads), feed, runtime.productId(), "s3://" + bucket);
    }
  }

  private int sync(CandleArchive archive, CandleFeed feed, String productId, String place) {
    Optional<CandleArchive.Extent> recorded = archive.extent(productId);
    Instant now = Times.hourOf(context().clock().instant());
    Instant newestClosed = now.minus(CandleSeries.INTERVAL);
    Instant asked = to == null ? newestClosed : Times.hourOf(to.last(now));
    Instant last = asked.isAfter(newestClosed) ? newestClosed : asked;
    Instant first = from == null ? beginning(recorded, last) : Times.hourNotBefore(from.first(now));
    if (first.isAfter(last)) {
      throw CommandFailure.usage(
          "there is no closed candle from " + first + " to " + last + ", both included");
    }
    Progress progress = new Progress(context(), hours(first, last));
    CandleSync sync = new CandleSync(archive, feed, context().clock());
    CandleSync.Report report;
    try {
      report =
          sync.run(productId, first, last, replace, reached -> progress.at(hours(first, reached)));
    } finally {
      progress.done();
    }
    KnownRules rules = report.failure().isPresent() ? KnownRules.NONE : sync.rules(productId);
    String done =
        String.format(
            Locale.ROOT,
            "%s: %s added, %d already there, %d replaced, in %s",
            productId,
            Counts.of(report.change().added(), "candle"),
            report.change().same(),
            report.change().replaced(),
            place);
    return tell(done, report, archive.extent(productId), rules);
  }

  private Instant beginning(Optional<CandleArchive.Extent> recorded, Instant last) {
    Instant usual =
        recorded
            .map(extent -> repair ? extent.oldest() : extent.newest())
            .orElse(last.minus(BEGINNING));
    // Candles that are newer than the clock, or than --to, leave nothing to do.
    return from == null && usual.isAfter(last) ? last : usual;
  }

  private static int hours(Instant first, Instant last) {
    return (int) Duration.between(first, last).toHours() + 1;
  }

  /**
   * Tells it; answers the exit code.
   *
   * @param recorded from when to when there are candles now
   * @param rules the venue's rules for the product as they are kept now
   * @throws CommandFailure when the fill ended early
   */
  private int tell(
      String done,
      CandleSync.Report report,
      Optional<CandleArchive.Extent> recorded,
      KnownRules rules) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("gaps", report.gapsFilled() + " filled, " + left(report.missing())));
    recorded.ifPresent(extent -> facts.add(new Fact("from", extent.oldest().toString())));
    recorded.ifPresent(extent -> facts.add(new Fact("to", extent.newest().toString())));
    rules.kept().ifPresent(kept -> facts.add(new Fact("rules", words(kept))));
    context().print(Prose.of(done), new Facts("", facts, LABEL));
    context().out().flush();
    rules.notes().forEach(this::notice);
    List<String> contradictions = report.change().contradictions();
    contradictions.forEach(this::notice);
    if (report.failure().isPresent()) {
      throw CommandFailure.failed(
          report.failure().get() + "; the changes listed above are kept, run it again to continue");
    }
    return contradictions.isEmpty() ? 0 : 1;
  }

  private static String left(List<HourSpan> missing) {
    if (missing.isEmpty()) {
      return "none left";
    }
    long hours = missing.stream().mapToLong(HourSpan::hours).sum();
    return String.format(
        Locale.ROOT,
        "%d that the venue has too: %d %s, the first from %s on",
        missing.size(),
        hours,
        hours == 1 ? "hour" : "hours",
        missing.getFirst().first());
  }

  private static String words(KnownRules.Kept kept) {
    return "of the venue at " + kept.readAt() + ": " + PaperRules.of(kept.product()).words();
  }
}
