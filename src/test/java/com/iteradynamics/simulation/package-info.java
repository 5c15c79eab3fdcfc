/**
 * The whole thing in a world of its own: many hours, many worlds, everything that can go wrong, and
 * rules that hold after every tick. The cycle, the store, the archive and the broker are the real
 * ones; DynamoDB, S3 and the venue are models. Time and chance come from one seed, so that a run
 * can be had again.
 *
 * <p>Start reading at {@code World}; {@code SimulateMain} runs it.
 */
package com.iteradynamics.simulation;
