/**
 * Layer 1: what state the market is in.
 *
 * <p>Entry type: {@link com.iteradynamics.regime.RegimeEngine}.
 *
 * <p>Imports: settings, market.
 */
package com.iteradynamics.regime;
