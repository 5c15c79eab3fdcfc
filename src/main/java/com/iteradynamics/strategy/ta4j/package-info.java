/**
 * Strategies written with ta4j's indicators and rules over the closed candles.
 *
 * <p>Entry type: {@link com.iteradynamics.strategy.ta4j.Ta4jStrategy}.
 *
 * <p>Imports: market, regime, settings, strategy.
 */
package com.iteradynamics.strategy.ta4j;
