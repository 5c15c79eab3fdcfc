/**
 * Layer 2: what a strategy wants; never an order.
 *
 * <p>Entry type: {@link com.iteradynamics.strategy.Strategy}.
 *
 * <p>Imports: settings, market, regime.
 */
package com.iteradynamics.strategy;
