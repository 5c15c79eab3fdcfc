package com.iteradynamics.cli.model;

import com.iteradynamics.adapter.local.CandleCsv;
import com.iteradynamics.adapter.local.FolderCandles;
import com.iteradynamics.candlefile.CandleFile;
import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.BookOptions;
import com.iteradynamics.cli.CandleInput;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.Counts;
import com.iteradynamics.cli.ReadAsOptions;
import com.iteradynamics.cli.RegistryOptions;
import com.iteradynamics.cli.SpanOptions;
import com.iteradynamics.config.RuntimeParameters;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.GapRule;
import com.iteradynamics.model.forest.Samples;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;

/** The candles that a model is trained on or is judged on. */
final class ModelCandles {

  /** None: the candles beside the models, in the store's folder or in the bucket. */
  @ArgGroup private CandleInput.NamedOrSample input;

  @Mixin private ReadAsOptions readAs;

  @Mixin private SpanOptions span;

  /**
   * The candles.
   *
   * @param cut to the span
   * @param whole of which that is a part
   * @param start index in {@code whole} of the first candle of the span
   */
  record SpanOfCandles(CandleSeries cut, CandleSeries whole, int start) {}

  /**
   * Reads the closed candles; what is odd about them is told on standard error.
   *
   * @param typed a file that is named without an option; null when none is
   * @throws CommandFailure when there are none in the span
   */
  SpanOfCandles read(ArgusCommand command, RegistryOptions options, String typed) {
    CandleFile read = file(command, options, typed);
    read.notices().forEach(command::notice);
    CandleSeries whole = read.closed();
    span.tell(command, whole);
    return new SpanOfCandles(span.cut(whole), whole, span.start(whole));
  }

  private CandleFile file(ArgusCommand command, RegistryOptions options, String typed) {
    RuntimeParameters runtime = command.runtime(options);
    Instant now = command.context().clock().instant();
    if (typed != null && input != null) {
      throw CommandFailure.usage("give only one of FILE, --candles=FILE, --sample, --bucket=NAME");
    }
    if (typed != null) {
      return CandleCsv.readAny(
          command.context().path(typed), runtime.productId(), now, readAs.read());
    }
    if (input != null) {
      return input.read(command.context(), runtime.productId(), now, readAs);
    }
    if (options.aws) {
      String bucket = BookOptions.bucket(command.configuration(options.settings()));
      return CandleInput.deployed(command.context(), bucket, runtime.productId(), now);
    }
    Path store = command.context().path(runtime.store());
    return new FolderCandles(store)
        .read(runtime.productId(), now)
        .orElseThrow(
            () ->
                CommandFailure.failed(
                    "there are no candles in " + store + "; --candles names a file"));
  }

  /**
   * The rows of {@code candles}.
   *
   * @param gaps which holes no feature reaches across
   * @throws CommandFailure when there are none
   */
  static Samples samples(CandleSeries candles, GapRule gaps) {
    Samples samples = Samples.of(candles, gaps);
    if (samples.size() == 0) {
      throw CommandFailure.failed(
          String.format(
              Locale.ROOT,
              "%s %s no row: that takes some days of history before an hour, and the close"
                  + " exactly 24 hours after it",
              Counts.of(candles.size(), "candle"),
              candles.size() == 1 ? "makes" : "make"));
    }
    return samples;
  }
}
