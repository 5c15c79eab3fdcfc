/**
 * The strategy sg_moonwire_intent_v1: long while the feed's probability is high enough.
 *
 * <p>Entry type: {@link com.iteradynamics.strategy.moonwire.MoonWireIntent}.
 *
 * <p>Imports: market, regime, settings, strategy.
 */
package com.iteradynamics.strategy.moonwire;
