package com.iteradynamics.cli.lab;

import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.LabSpan;
import com.iteradynamics.cli.SettingChoices;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.market.FineCandles;
import com.iteradynamics.research.FillTime;
import com.iteradynamics.research.Fills;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the orders of the governed engine are filled. */
final class FillOptions {
  private static final String USUAL_SHARE = "0.01";
  private static final String OFF = "off";

  @Option(
      names = "--fill",
      paramLabel = "HOW",
      description =
          "How the governed engine fills in the next candle: at next-open or next-close; or maker or"
              + " maker-only: orders rest at the open first, shown in the worst case beside the best;"
              + " maker-best and maker-only-best show the best case. Default: next-open.")
  private String fill;

  @Mixin private FineCandleOption fine;

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
    String which = fine.file().map(file -> "--fill-candles " + file).orElse("the candles");
    if (maxVolumeShare != null) {
      throw CommandFailure.failed("--max-volume-share: " + which + " have no volumes");
    }
    command.notice(which + " have no volumes: fills are not limited by --max-volume-share");
    return told;
  }

  private Optional<FineCandles> fine(
      ArgusCommand command, Configuration configuration, LabSpan over, boolean governed) {
    boolean watched = governed && configuration.decision().watch().on();
    if (fine.file().isPresent() && !time(governed).rests() && !watched) {
      throw CommandFailure.usage(
          "--fill-candles is for orders that rest first, and for watches: give --fill maker, or set"
              + " PRIME_WATCH_MINUTES");
    }
    return fine.ofFills(command, configuration, over, time(governed).rests());
  }

  /** What makes the same fills again, as it is typed. */
  List<String> words(Fills fills) {
    List<String> words = new ArrayList<>(List.of("--fill", fills.how().word()));
    words.addAll(fine.words());
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
    fine.file().ifPresent(file -> facts.put("fill_candles", file));
    fills.maxVolumeShare().ifPresent(share -> facts.put("max_volume_share", share));
    return facts;
  }
}
