/**
 * What was seen, decided and done: one record a tick, and its JSON.
 *
 * <p>Entry type: {@link com.iteradynamics.cortex.CortexRecord}. A field is declared once, in {@link
 * com.iteradynamics.cortex.Recorded}, and an object within a record is a Java record; JSON, items
 * and the comparison of a replay follow from these. {@link com.iteradynamics.cortex.StateDocument}
 * is the same for a state.
 *
 * <p>JSON is read and written over Jackson's tokens by hand: 20 round trips of a state in a new
 * process take 263 ms, 442 with {@code readTree} and 1,098 with binding.
 *
 * <p>Imports: decision, feed, legacy, market, model, order, regime, strategy, strategy.overlay.
 */
package com.iteradynamics.cortex;
