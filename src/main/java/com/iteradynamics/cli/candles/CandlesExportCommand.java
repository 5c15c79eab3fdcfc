package com.iteradynamics.cli.candles;

import com.iteradynamics.adapter.local.CandleCsv;
import com.iteradynamics.candlefile.CandleFile;
import com.iteradynamics.candlefile.Resampled;
import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CandleInput;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.ReadAsOptions;
import com.iteradynamics.cli.SpanOptions;
import com.iteradynamics.cli.StoreOptions;
import com.iteradynamics.config.RuntimeParameters;
import com.iteradynamics.document.Facts;
import com.iteradynamics.market.CandleSeries;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Candles from the store into a file. */
@Command(
    name = "export",
    description = {
      "Writes closed candles to a file, those of the store unless others are named.",
      "Gzipped when its name ends in .gz. --resample joins the hours to longer candles for other tools;"
          + " Argus itself reads hours only."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus candles export --out january.csv.gz --from 2026-01 --to 2026-01",
      "  ./argus candles export --out days.csv --resample 1d",
      "  ./argus candles export btcusd.zip --out btcusd.csv.gz"
    })
public final class CandlesExportCommand extends ArgusCommand {

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The file to write; - is standard output.")
  private String file;

  @Option(
      names = "--resample",
      paramLabel = "LENGTH",
      description =
          "Longer candles: 2h, 3h, 4h, 6h, 8h, 12h, 1d, or 1w from Monday on, in UTC; one of which an"
              + " hour is missing is left out.")
  private String length;

  @ArgGroup private CandleInput.OrSampleOrBucket input;

  @Mixin private ReadAsOptions readAs;
  @Mixin private StoreOptions options;
  @Mixin private SpanOptions span;

  public CandlesExportCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() throws java.io.IOException {
    CandleFile read = read(this, input, readAs, options);
    if (input != null) {
      read.notices().forEach(this::notice);
    }
    CandleSeries all = read.closed();
    CandleSeries chosen = span.cut(all);
    span.tell(this, all);
    if (length != null) {
      chosen = resampled(chosen);
    }
    if (file.equals("-")) {
      CandleCsv.write(chosen, context().output().stream());
    } else {
      CandleCsv.write(chosen, context().path(file));
      context().print(facts(chosen));
    }
    return 0;
  }

  private CandleSeries resampled(CandleSeries hourly) {
    int hours =
        Resampled.hours(length)
            .orElseThrow(
                () ->
                    CommandFailure.usage(
                        "--resample must be one of 2h, 3h, 4h, 6h, 8h, 12h, 1d, 1w, was \""
                            + length
                            + "\""));
    Resampled made = Resampled.of(hourly, hours);
    made.notices().forEach(this::notice);
    if (made.candles().isEmpty()) {
      throw CommandFailure.failed("there is no whole candle of " + length + " in these hours");
    }
    return made.candles();
  }

  /**
   * The candles that were named, else those of the store.
   *
   * @param input null when none were named
   * @throws CommandFailure when there are none, or two places are named
   */
  static CandleFile read(
      ArgusCommand command,
      CandleInput.OrSampleOrBucket input,
      ReadAsOptions readAs,
      StoreOptions options) {
    CommandContext context = command.context();
    RuntimeParameters runtime = command.runtime(options);
    Instant now = context.clock().instant();
    if (input == null) {
      readAs.refuseWithout(Optional.empty());
      return CandleInput.recorded(context.path(runtime.store()), runtime.productId(), now);
    }
    if (options.store != null) {
      throw CommandFailure.usage(
          "give only one of FILE, --candles=FILE, --sample, --bucket=NAME, --store=DIR");
    }
    return input.read(context, runtime.productId(), now, readAs);
  }

  /** Candles in a few facts. */
  static Facts facts(CandleSeries candles) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("candles", Integer.toString(candles.size()));
    if (!candles.isEmpty()) {
      facts.put("from", candles.openTime(0).toString());
      facts.put("to", candles.openTime(candles.size() - 1).toString());
    }
    return Facts.of("", facts);
  }
}
