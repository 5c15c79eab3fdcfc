package com.iteradynamics.strategy.ta4j;

import org.ta4j.core.BarSeries;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.rules.OverIndicatorRule;
import org.ta4j.core.rules.UnderIndicatorRule;

/**
 * The example of a strategy made of ta4j parts: long while the fast average of the close is above
 * the slow one and the trend is strong, out as soon as the averages have crossed back.
 */
final class EmaAdxExample extends Ta4jStrategy {
  private static final double CONFIDENCE = 0.60;

  private final EmaAdxParameters parameters;

  EmaAdxExample(EmaAdxParameters parameters) {
    super(parameters.exposureFrac(), parameters.horizonHours(), CONFIDENCE);
    this.parameters = parameters;
  }

  @Override
  protected Ta4jRules rules(BarSeries bars) {
    ClosePriceIndicator close = new ClosePriceIndicator(bars);
    EMAIndicator fast = new EMAIndicator(close, parameters.emaFast());
    EMAIndicator slow = new EMAIndicator(close, parameters.emaSlow());
    ADXIndicator adx = new ADXIndicator(bars, parameters.adxLength());
    return Ta4jRules.of(
            new OverIndicatorRule(fast, slow).and(new OverIndicatorRule(adx, parameters.adxMin())),
            new UnderIndicatorRule(fast, slow))
        .watching("ema_fast", fast)
        .watching("ema_slow", slow)
        .watching("adx", adx);
  }

  @Override
  protected int candlesNeeded() {
    return parameters.candlesNeeded();
  }
}
