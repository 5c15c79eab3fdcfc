/**
 * The strategies sg_volatility_breakout_v1, v2 and v3: long when price and range break out, until
 * the price breaks down.
 *
 * <p>Entry type: {@link com.iteradynamics.strategy.volatilitybreakout.VolatilityBreakout}.
 *
 * <p>Imports: market, regime, settings, strategy.
 */
package com.iteradynamics.strategy.volatilitybreakout;
