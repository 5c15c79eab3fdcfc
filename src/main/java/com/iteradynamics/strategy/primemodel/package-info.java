/**
 * The strategy prime_model: long while the model's probability of a rise is high enough.
 *
 * <p>Entry type: {@link com.iteradynamics.strategy.primemodel.PrimeModel}.
 *
 * <p>Imports: market, regime, settings, strategy.
 */
package com.iteradynamics.strategy.primemodel;
