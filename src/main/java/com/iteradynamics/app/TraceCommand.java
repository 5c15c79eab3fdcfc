package com.iteradynamics.app;

import com.iteradynamics.adapter.local.AtomicFile;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.strategy.LayerTape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Layers 1 and 2 over a tape, a row a candle. */
@Command(
    name = "trace",
    description = {
      "Writes what regime engine and strategy say at every closed candle.",
      "One CSV row each, in time order. Numbers read back to the bit; what is not available is"
          + " empty.",
      "With ARGUS_MODEL_FILE the last column is the model's p_long."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus trace --sample --out trace.csv",
      "  ./argus trace --candles btcusd.csv.gz --strategy sg_vol_probe_v1 --from 2020-03-01 --out -"
    })
final class TraceCommand extends ArgusCommand {

  @Mixin private TapeOptions tape;
  @Mixin private SpanOptions span;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The file to write; - is standard output.")
  private String file;

  TraceCommand(Surroundings around) {
    super(around);
  }

  @Override
  public Integer call() throws IOException {
    Configuration configuration = forLab(configuration(tape.settings()));
    CandleSeries candles = tape.read(this, configuration.runtime().productId());
    LabSpan over = span.of(this, candles);
    LabModel model = LabModel.of(this, configuration, tape, over);
    model.words().ifPresent(words -> notice("model " + words));
    IntFunction<OptionalDouble> pLong = model.over(candles);
    LayerTape layers =
        LayerTape.over(
            new RegimeEngine(configuration.regime()), configuration.strategy(), candles, pLong);
    TraceTable table =
        new TraceTable(
            layers,
            model.named().isPresent() ? Optional.of(pLong) : Optional.empty(),
            over.start(),
            over.end());
    if (file.equals("-")) {
      table.writeTo(around().output().stream());
      return 0;
    }
    Path path = around().path(file);
    try {
      AtomicFile.write(path, table::writeTo);
    } catch (IOException e) {
      throw CommandFailure.failed(Failures.writing(path, e), e);
    }
    around().say("wrote " + Counts.of(over.hours(), "row") + " to " + file);
    return 0;
  }
}
