/**
 * The strategies sg_core_exposure_v1 and v2: long in upward trends, scaled by volatility.
 *
 * <p>Entry type: {@link com.iteradynamics.strategy.coreexposure.CoreExposure}.
 *
 * <p>Imports: market, regime, settings, strategy.
 */
package com.iteradynamics.strategy.coreexposure;
