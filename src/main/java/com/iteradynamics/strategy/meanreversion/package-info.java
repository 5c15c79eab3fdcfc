/**
 * The strategy sg_mean_reversion_extreme_v1: buys what has fallen far.
 *
 * <p>Entry type: {@link com.iteradynamics.strategy.meanreversion.MeanReversion}.
 *
 * <p>Imports: market, regime, settings, strategy.
 */
package com.iteradynamics.strategy.meanreversion;
