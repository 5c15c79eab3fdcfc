/**
 * The strategy event_v1: a trade for each event, an hour in which a probability is far from one
 * half.
 *
 * <p>Entry type: {@link com.iteradynamics.strategy.event.EventStyle}.
 *
 * <p>Imports: market, regime, settings, strategy.
 */
package com.iteradynamics.strategy.event;
