/**
 * The strategy sg_vol_probe_v1: breakouts in low volatility.
 *
 * <p>Entry type: {@link com.iteradynamics.strategy.volprobe.VolProbe}.
 *
 * <p>Imports: market, regime, settings, strategy.
 */
package com.iteradynamics.strategy.volprobe;
