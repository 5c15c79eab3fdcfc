/**
 * The strategy sg_regime_trend_v1: steady trends of moderate volatility.
 *
 * <p>Entry type: {@link com.iteradynamics.strategy.regimetrend.RegimeTrend}.
 *
 * <p>Imports: market, regime, settings, strategy.
 */
package com.iteradynamics.strategy.regimetrend;
