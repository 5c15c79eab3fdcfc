package com.iteradynamics.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.GapRule;
import com.iteradynamics.market.IndicatorCache;
import com.iteradynamics.regime.RegimeColumns;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.coreexposure.CoreExposureProvider;
import com.iteradynamics.strategy.regimetrend.RegimeTrendProvider;
import com.iteradynamics.strategy.trendprobe.TrendProbeProvider;
import com.iteradynamics.strategy.volprobe.VolProbeProvider;
import com.iteradynamics.testkit.Seed;
import com.iteradynamics.testkit.Tapes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What strategies share in a search is what each computes alone, to the bit. */
class SharedIndicatorsTest {
  @Test
  void aStrategyThatRecallsIndicatorsAnswersAsOneThatComputesThem() {
    long seed = Seed.value();
    CandleSeries candles = Tapes.random(seed, 1_900);
    IndicatorCache shared =
        new IndicatorCache(candles, GapRule.DEFAULT, RegimeEngine.WINDOW_CANDLES);
    for (Map<String, String> settings :
        List.of(
            Map.<String, String>of(),
            Map.of("SG_CORE_EMA_FAST", "7", "SG_CORE_EMA_SLOW", "90", "SG_CORE_ATR_LEN", "31"),
            Map.of("SG_CORE_EMA_SLOW", "90", "REGIME_EMA_FAST", "9", "REGIME_ATR_LEN", "30"),
            Map.of("SGRT_EMA_SLOW", "90", "REGIME_EMA_SLOW", "60"))) {
      RegimeEngine engine = new RegimeEngine(RegimeParameters.read(new SettingsReader(settings)));
      RegimeColumns regimes = engine.columns(shared);
      for (StrategyProvider provider :
          List.of(
              new CoreExposureProvider(),
              new TrendProbeProvider(),
              new VolProbeProvider(),
              new RegimeTrendProvider())) {
        Strategy strategy = provider.create(new SettingsReader(settings));
        LayerColumns alone = LayerColumns.over(engine.over(candles), strategy);
        LayerColumns sharing = LayerColumns.over(engine.recalling(regimes, shared), strategy);
        for (int i = 0; i < candles.size(); i++) {
          String where = provider.id() + " " + settings + " at " + i;
          assertEquals(alone.intent(i), sharing.intent(i), where);
          assertEquals(alone.label(i), sharing.label(i), where);
          assertEquals(alone.regimeConfidence(i), sharing.regimeConfidence(i), where);
        }
      }
    }
  }
}
