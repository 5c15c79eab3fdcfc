package com.iteradynamics.cli.lab;

import com.iteradynamics.adapter.local.AtomicFile;
import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CandleOptions;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.Counts;
import com.iteradynamics.cli.Failures;
import com.iteradynamics.cli.LabSpan;
import com.iteradynamics.cli.SpanOptions;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeFeatures;
import com.iteradynamics.regime.RegimeState;
import com.iteradynamics.strategy.Forecasts;
import com.iteradynamics.strategy.LayerPass;
import com.iteradynamics.strategy.Position;
import com.iteradynamics.strategy.StrategyIntent;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Layers 1 and 2 over candles, a row a candle. */
@Command(
    name = "trace",
    description = {
      "Writes the output of regime engine and strategy at every closed candle.",
      "One CSV row each, in time order. Numbers read back to the bit; what is not available is"
          + " empty.",
      "With ARGUS_MODEL_FILE the last column is the model's p_long."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus trace --sample --out trace.csv",
      "  ./argus trace --candles btcusd.csv.gz --strategy sg_vol_probe_v1 --from 2020-03-01 --out -"
    })
public final class TraceCommand extends ArgusCommand {

  @Mixin private CandleOptions source;
  @Mixin private SpanOptions span;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The file to write; - is standard output.")
  private String file;

  public TraceCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() throws IOException {
    Configuration configuration = forLab(configuration(source.settings()));
    CandleSeries candles = source.read(this, configuration.runtime().productId());
    LabSpan over = span.of(this, candles);
    LabModel model = LabModel.of(this, configuration, source, over);
    model.words().ifPresent(words -> notice("model " + words));
    Forecasts pLong = model.over(candles);
    if (Position.isReadBy(configuration.strategy())) {
      notice(configuration.strategyId() + " reads its position: it is asked as if it held nothing");
    }
    LayerPass layers =
        LayerPass.over(
            new RegimeEngine(configuration.regime()), configuration.strategy(), candles, pLong);
    TraceTable table =
        new TraceTable(
            layers,
            model.named().isPresent() ? Optional.of(pLong) : Optional.empty(),
            over.start(),
            over.end());
    if (file.equals("-")) {
      table.writeTo(context().output().stream());
      return 0;
    }
    Path path = context().path(file);
    try {
      AtomicFile.write(path, table::writeTo);
    } catch (IOException e) {
      throw CommandFailure.failed(Failures.writing(path, e), e);
    }
    context().say("wrote " + Counts.of(over.hours(), "row") + " to " + file);
    return 0;
  }

  /** What Layers 1 and 2 say at every candle, as comma-separated text. */
  static final class TraceTable {
    static final String HEADER =
        "asof,label,regime_confidence,price,ema_fast,ema_slow,atr,atr_pct,trend_strength,volume_z,"
            + "range_pct,action,confidence,desired_exposure_frac,horizon_hours,reason";

    private static final int CHUNK = 1 << 16;

    private final LayerPass layers;
    private final Optional<IntFunction<OptionalDouble>> pLong;
    private final int start;
    private final int end;
    private final StringBuilder text = new StringBuilder(CHUNK);

    /**
     * Candles {@code start} to {@code end - 1} of the candles that {@code layers} stand before; the
     * earlier ones warm up the indicators.
     *
     * @param pLong the model's probability at a candle, for a last column; empty for none
     */
    TraceTable(LayerPass layers, Optional<IntFunction<OptionalDouble>> pLong, int start, int end) {
      this.layers = layers;
      this.pLong = pLong;
      this.start = start;
      this.end = end;
    }

    /** Writes header and rows; answers how many rows. */
    int writeTo(OutputStream out) throws IOException {
      text.append(HEADER).append(pLong.isPresent() ? ",p_long" : "").append('\n');
      while (layers.index() + 1 < end && layers.next()) {
        if (layers.index() >= start) {
          row();
        }
        if (text.length() > CHUNK - 1024) {
          flush(out);
        }
      }
      flush(out);
      return end - start;
    }

    private void row() {
      RegimeState regime = layers.regime();
      text.append(asof(layers.candles().openTime(layers.index())))
          .append(',')
          .append(regime.label());
      number(regime.confidence());
      RegimeFeatures features = regime.features();
      number(features.price());
      number(features.emaFast());
      number(features.emaSlow());
      number(features.atr());
      number(features.atrPct());
      number(features.trendStrength());
      number(features.volumeZ());
      number(features.rangePct());
      StrategyIntent intent = layers.intent();
      text.append(',').append(intent.action());
      number(intent.confidence());
      number(intent.desiredExposureFrac());
      text.append(',').append(intent.noHorizon() ? "" : intent.horizonHours());
      text.append(',').append(quoted(intent.reason()));
      pLong.ifPresent(at -> number(at.apply(layers.index()).orElse(Double.NaN)));
      text.append('\n');
    }

    /** The spelling of the reference's files: {@code 2019-01-01T00:00:00+00:00}. */
    private static String asof(Instant openTime) {
      String text = openTime.toString();
      return text.substring(0, text.length() - 1) + "+00:00";
    }

    private void number(double value) {
      text.append(',').append(shortest(value));
    }

    /** The shortest decimal that reads back as {@code value}, in plain digits; nothing for NaN. */
    static String shortest(double value) {
      if (Double.isNaN(value)) {
        return "";
      }
      String shortest = Double.toString(value);
      if (shortest.indexOf('E') < 0) {
        return shortest;
      }
      String plain = new BigDecimal(shortest).stripTrailingZeros().toPlainString();
      return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }

    /** In quotes, when the field needs them. */
    static String quoted(String field) {
      boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
      return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }

    private void flush(OutputStream out) throws IOException {
      out.write(text.toString().getBytes(StandardCharsets.UTF_8));
      text.setLength(0);
    }
  }
}
