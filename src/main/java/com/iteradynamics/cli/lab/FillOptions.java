package com.iteradynamics.cli.lab;

import com.iteradynamics.adapter.local.CandleCsv;
import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.Counts;
import com.iteradynamics.cli.LabSpan;
import com.iteradynamics.cli.SettingChoices;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.market.FineCandles;
import com.iteradynamics.research.FillTime;
import com.iteradynamics.research.Fills;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import picocli.CommandLine.Option;

/** How the orders of the governed engine are filled. */
final class FillOptions {
  private static final String USUAL_SHARE = "0.01";
  private static final String OFF = "off";
  private static final Set<Integer> MINUTES = Set.of(1, 5, 15);

  @Option(
      names = "--fill",
      paramLabel = "HOW",
      description =
          "How the governed engine fills in the next candle: at next-open or next-close; or maker or"
              + " maker-only: orders rest at the open first, shown in the worst case beside the best;"
              + " maker-best and maker-only-best show the best case. Default: next-open.")
  private String fill;

  @Option(
      names = "--fill-candles",
      paramLabel = "FILE",
      description =
          "Candles of 1, 5 or 15 minutes of the same hours, which tell more of orders that rest"
              + " first and of the watch between the hours.")
  private String fillCandles;

  @Option(
      names = "--max-volume-share",
      paramLabel = "FRACTION",
      description =
          "The most that the governed engine takes of a candle's volume, above 0 to 1; the rest"
              + " waits for the next candle. off: any amount. Default: 0.01.")
  private String maxVolumeShare;

  /** Where in the next candle orders are filled. */
  FillTime time(boolean governed) {
    if (governed) {
      share();
      return fill == null
          ? FillTime.NEXT_OPEN
          : SettingChoices.constant("--fill", fill, FillTime.class);
    }
    if (fill != null && !fill.equals(FillTime.NEXT_CLOSE.word())) {
      throw CommandFailure.usage("the reference engine fills at the next close: leave --fill out");
    }
    if (maxVolumeShare != null && !maxVolumeShare.equals(OFF)) {
      throw CommandFailure.usage(
          "the reference engine fills whatever the volume: leave --max-volume-share out");
    }
    return FillTime.NEXT_CLOSE;
  }

  /** The share that is allowed; empty without a limit. */
  private OptionalDouble share() {
    String typed = maxVolumeShare == null ? USUAL_SHARE : maxVolumeShare;
    if (typed.equals(OFF)) {
      return OptionalDouble.empty();
    }
    try {
      double share = Double.parseDouble(typed);
      if (share > 0 && share <= 1) {
        return OptionalDouble.of(share);
      }
    } catch (NumberFormatException e) {
      // Told below, as what is out of range.
    }
    throw CommandFailure.usage(
        "--max-volume-share must be a fraction above 0 to 1, or off, was \"" + typed + "\"");
  }

  /** How orders fill in a span. */
  Fills fills(ArgusCommand command, Configuration configuration, LabSpan over, boolean governed) {
    Fills told =
        new Fills(
            time(governed),
            configuration.maker().patience(),
            fine(command, configuration, over, governed));
    OptionalDouble share = governed ? share() : OptionalDouble.empty();
    if (share.isEmpty()) {
      return told;
    }
    if (told.volumes(over.candles(), over.start(), over.end())) {
      return told.within(share.getAsDouble());
    }
    String which = fillCandles == null ? "the candles" : "--fill-candles " + fillCandles;
    if (maxVolumeShare != null) {
      throw CommandFailure.failed("--max-volume-share: " + which + " have no volumes");
    }
    command.notice(which + " have no volumes: fills are not limited by --max-volume-share");
    return told;
  }

  private Optional<FineCandles> fine(
      ArgusCommand command, Configuration configuration, LabSpan over, boolean governed) {
    if (fillCandles == null) {
      return Optional.empty();
    }
    if (!time(governed).rests() && !(governed && configuration.decision().watch().on())) {
      throw CommandFailure.usage(
          "--fill-candles is for orders that rest first, and for watches: give --fill maker, or set"
              + " PRIME_WATCH_MINUTES");
    }
    FineCandles fine =
        CandleCsv.readFine(
            command.context().path(fillCandles),
            configuration.runtime().productId(),
            command::notice);
    if (!MINUTES.contains(fine.seconds() / 60)) {
      throw CommandFailure.failed(
          String.format(
              Locale.ROOT,
              "--fill-candles %s has candles of %s: give candles of 1, 5 or 15 minutes",
              fillCandles,
              Counts.of(fine.seconds() / 60, "minute")));
    }
    new Fills(time(governed), configuration.maker().patience(), Optional.of(fine))
        .contradiction(over.candles(), over.start(), over.end())
        .ifPresent(
            why -> {
              throw CommandFailure.failed(
                  "--fill-candles " + fillCandles + " are not of these candles: " + why);
            });
    return Optional.of(fine);
  }

  /** What makes the same fills again, as it is typed. */
  List<String> words(Fills fills) {
    List<String> words = new ArrayList<>(List.of("--fill", fills.how().word()));
    if (fillCandles != null) {
      words.addAll(List.of("--fill-candles", fillCandles));
    }
    words.add("--max-volume-share");
    words.add(
        fills.maxVolumeShare().isPresent()
            ? Double.toString(fills.maxVolumeShare().getAsDouble())
            : OFF);
    return words;
  }

  /** What a result says of its fills, for files; without a limit of volume nothing of it. */
  Map<String, Object> facts(Fills fills) {
    Map<String, Object> facts = new LinkedHashMap<>();
    if (fillCandles != null) {
      facts.put("fill_candles", fillCandles);
    }
    fills.maxVolumeShare().ifPresent(share -> facts.put("max_volume_share", share));
    return facts;
  }
}
