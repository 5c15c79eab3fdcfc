package com.iteradynamics.research;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.iteradynamics.feed.FeedFile;
import com.iteradynamics.feed.FeedTerms;
import com.iteradynamics.feed.SignalFeed;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.model.Forecaster;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.moonwire.MoonWireProvider;
import com.iteradynamics.testkit.Shared;
import com.iteradynamics.testkit.Table;
import com.iteradynamics.testkit.Tapes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The feed strategy in the reference's accounting over 2019 and 2020, decided at the close before
 * the one that it is filled at, against the Python reference's own equity.
 */
class FeedReferenceGoldenTest {
  private static final double RELATIVE = 1e-9;

  @ParameterizedTest
  @CsvSource({"closed, 0", "closed_allow_short, 1"})
  void equityIsThatOfTheReference(String name, String exits) throws IOException {
    CandleSeries tape = Tapes.of(Table.read(Shared.require("data/btcusd_1h_2019_2020.csv.gz")), 1);
    RegimeEngine engine = new RegimeEngine(RegimeParameters.defaults());
    LayerSignals layers =
        LayerSignals.over(
            engine.over(tape),
            new MoonWireProvider()
                .create(new SettingsReader(Map.of("MOONWIRE_ALLOW_SHORT", exits))),
            Probabilities.of(Forecaster.none("none"), Optional.of(feed()), tape, engine.gaps()),
            0,
            candle -> {});
    BookCurve book =
        ReferenceBacktest.run(layers, ReferenceBacktest.WARM_UP, tape.size(), new Costs(10, 5));
    Table equity =
        Table.read(
            Shared.require(
                "golden/later/backtest_equity.sg_moonwire_intent_v1."
                    + name
                    + ".10_5.2019-2020.csv.gz"));
    assertEquals(equity.size(), book.size());
    for (int k = 0; k < book.size(); k++) {
      double expected = equity.number(k, "equity");
      assertEquals(expected, book.equityUsd(k), expected * RELATIVE, name + " hour " + k);
    }
  }

  private static SignalFeed feed() throws IOException {
    try (InputStream in =
        new GZIPInputStream(
            Files.newInputStream(
                Shared.require("golden/later/moonwire_feed.2019-2020.jsonl.gz")))) {
      return FeedFile.read(
          in.readAllBytes(), "v", new FeedTerms("feed.jsonl", "BTC-USD", Duration.ZERO));
    }
  }
}
