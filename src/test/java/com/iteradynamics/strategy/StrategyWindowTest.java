package com.iteradynamics.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.GapRule;
import com.iteradynamics.testkit.Tapes;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How many candles a strategy sees, and where it is not asked. */
class StrategyWindowTest {
  private static final CandleSeries TAPE = Tapes.random(3, 5_000);

  private static StrategyWindow window(int candles) {
    return new StrategyWindow(candles, GapRule.DEFAULT);
  }

  private static Optional<String> insufficient(int candles, CandleSeries recorded) {
    StrategyWindow window = window(candles);
    return window.insufficient(window.seen(recorded)).map(StrategyIntent::reason);
  }

  @Test
  void whatIsReadIsTheLargestOfWhatIsAskedFor() {
    assertEquals(1_500, window(1).candles());
    assertEquals(1_500, window(1_500).candles());
    assertEquals(1_501, window(1_501).candles());
    assertEquals(10_000, window(10_001).candles());
    assertEquals(1_500, window(1_500).seen(TAPE).size());
    assertEquals(1_501, window(1_501).seen(TAPE).size());
    assertEquals(1_500, window(1_501).recent(window(1_501).seen(TAPE)).size());
  }

  @Test
  void fewerCandlesThanAskedForAreAHold() {
    assertEquals(Optional.empty(), insufficient(5_000, TAPE));
    assertEquals(
        Optional.of("insufficient_history(len=5000, need=5001)"), insufficient(5_001, TAPE));
    assertEquals(
        Optional.of("window_too_long(asks=10001, most=10000)"), insufficient(10_001, TAPE));
    assertEquals(Optional.empty(), insufficient(1_500, TAPE.first(3)), "as it always was");
  }

  /** 40 hours in one hole are bridged in 2,000 candles; 42 of 2,042 hours are more than 2 %. */
  @Test
  void aHoleThatCutsLayerOneIsBridgedInALongerWindow() {
    CandleSeries bridged = Tapes.kept(TAPE, i -> i < 4_000 || i >= 4_040);
    assertEquals(Optional.empty(), insufficient(2_000, bridged));
    assertEquals(2_000, window(2_000).seen(bridged).size());
    assertEquals(960, window(2_000).recent(window(2_000).seen(bridged)).size());
    assertEquals(960, window(1_500).seen(bridged).size());
    CandleSeries holed = Tapes.kept(TAPE, i -> i < 4_000 || i >= 4_042);
    assertEquals(Optional.of("window_gaps(missing=42, span=2042)"), insufficient(2_000, holed));
    assertEquals(Optional.empty(), insufficient(2_000, holed.first(4_000)));
  }

  @Test
  void aStrategyThatDoesNotSayHowMuchItNeedsGetsWhatLayerOneGets() {
    Strategy broken =
        new Strategy() {
          @Override
          public int windowCandles() {
            throw new IllegalStateException("broken");
          }

          @Override
          public StrategyIntent intend(
              CandleSeries closed,
              com.iteradynamics.regime.RegimeState regime,
              StrategyContext context) {
            return null;
          }
        };
    assertEquals(window(1_500), StrategyWindow.of(broken, GapRule.DEFAULT));
    for (StrategyProvider provider : LayerPassTest.builtIn()) {
      Strategy built =
          provider.create(new com.iteradynamics.settings.SettingsReader(java.util.Map.of()));
      assertFalse(StrategyWindow.of(built, GapRule.DEFAULT).isLonger(), provider.id());
    }
  }
}
