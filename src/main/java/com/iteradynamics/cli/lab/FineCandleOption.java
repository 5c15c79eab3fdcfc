package com.iteradynamics.cli.lab;

import com.iteradynamics.adapter.local.CandleCsv;
import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.Counts;
import com.iteradynamics.cli.LabSpan;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.decision.WatchParameters;
import com.iteradynamics.document.Unit;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.FineCandles;
import com.iteradynamics.research.FillTime;
import com.iteradynamics.research.Fills;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import picocli.CommandLine.Option;

/** Candles within the hours of a span. */
final class FineCandleOption {
  private static final String NAME = "--fill-candles";
  private static final Set<Integer> MINUTES = Set.of(1, 5, 15);

  @Option(
      names = NAME,
      paramLabel = "FILE",
      description =
          "Candles of 1, 5 or 15 minutes of the same hours, which tell what happened within them:"
              + " what a watch saw and, in a backtest, more of orders that rest first.")
  private String file;

  /** The file; empty when none was named. */
  Optional<String> file() {
    return Optional.ofNullable(file);
  }

  /** What names it again, as it is typed; nothing when it was not. */
  List<String> words() {
    return file == null ? List.of() : List.of(NAME, file);
  }

  /**
   * The candles, of the hours of a span; empty when none were named.
   *
   * @throws CommandFailure when they are not of these hours, or of other minutes
   */
  Optional<FineCandles> read(ArgusCommand command, Configuration configuration, LabSpan over) {
    if (file == null) {
      return Optional.empty();
    }
    FineCandles fine =
        CandleCsv.readFine(
            command.context().path(file), configuration.runtime().productId(), command::notice);
    if (!MINUTES.contains(fine.seconds() / 60)) {
      throw CommandFailure.failed(
          String.format(
              Locale.ROOT,
              "%s %s has candles of %s: give candles of 1, 5 or 15 minutes",
              NAME,
              file,
              Counts.of(fine.seconds() / 60, "minute")));
    }
    new Fills(FillTime.NEXT_OPEN, configuration.maker().patience(), Optional.of(fine))
        .contradiction(over.candles(), over.start(), over.end())
        .ifPresent(
            why -> {
              throw CommandFailure.failed(NAME + " " + file + " are not of these candles: " + why);
            });
    tellMissing(command, fine, over);
    return Optional.of(fine);
  }

  private void tellMissing(ArgusCommand command, FineCandles fine, LabSpan over) {
    int[] missing =
        IntStream.range(over.start(), over.end())
            .map(i -> fine.missing(over.candles().openEpochSecond(i)))
            .toArray();
    int all = Arrays.stream(missing).sum();
    if (all > 0) {
      int hours = missing.length;
      long whole = hours * CandleSeries.INTERVAL.toSeconds() / fine.seconds();
      command.notice(
          String.format(
              Locale.ROOT,
              "%s %s lack %,d of %,d candles (%s), in %,d of %,d hours: nothing was traded in them, or"
                  + " the file has holes",
              NAME,
              file,
              all,
              whole,
              Unit.FRACTION.format((double) all / whole),
              Arrays.stream(missing).filter(any -> any > 0).count(),
              hours));
    }
  }

  /**
   * The candles by which the watches of a span run as they do live; empty, which is told, when none
   * were named: hours do not say what a watch sees.
   *
   * @throws CommandFailure when there are no watches, or no candle ends at one
   */
  Optional<FineCandles> ofWatches(ArgusCommand command, Configuration configuration, LabSpan over) {
    WatchParameters watch = configuration.decision().watch();
    if (file == null) {
      if (watch.on()) {
        command.notice(
            "watches are left out: hourly candles do not say what PRIME_WATCH_MINUTES="
                + watch.minutes()
                + " would have seen; give "
                + NAME);
      }
      return Optional.empty();
    }
    if (!watch.on()) {
      throw CommandFailure.usage(NAME + " is for watches here: set PRIME_WATCH_MINUTES");
    }
    Optional<FineCandles> fine = read(command, configuration, over);
    tooLong(fine, watch)
        .ifPresent(
            why -> {
              throw CommandFailure.failed(why + ": give shorter ones");
            });
    return fine;
  }

  /**
   * The candles by which orders fill and watches run in a backtest. Candles that do not end at each
   * watch, which is told, serve orders that rest alone.
   *
   * @throws CommandFailure when no candle ends at a watch, and no order rests
   */
  Optional<FineCandles> ofFills(
      ArgusCommand command, Configuration configuration, LabSpan over, boolean rests) {
    if (rests) {
      Optional<FineCandles> fine = read(command, configuration, over);
      WatchParameters watch = configuration.decision().watch();
      tooLong(fine, watch)
          .filter(why -> watch.on())
          .ifPresent(
              why ->
                  command.notice(
                      why
                          + ": they do not say what PRIME_WATCH_MINUTES="
                          + watch.minutes()
                          + " would have seen"));
      return fine;
    }
    return file == null ? Optional.empty() : ofWatches(command, configuration, over);
  }

  private Optional<String> tooLong(Optional<FineCandles> fine, WatchParameters watch) {
    return fine.filter(within -> !watch.seesEndsOf(within.seconds()))
        .map(
            within ->
                String.format(
                    Locale.ROOT,
                    "%s %s has candles of %s, and there is a watch every %d",
                    NAME,
                    file,
                    Counts.of(within.seconds() / 60, "minute"),
                    watch.minutes()));
  }
}
