/**
 * The strategy sg_trend_probe_v1: long while averages confirm an upward trend.
 *
 * <p>Entry type: {@link com.iteradynamics.strategy.trendprobe.TrendProbe}.
 *
 * <p>Imports: market, regime, settings, strategy.
 */
package com.iteradynamics.strategy.trendprobe;
