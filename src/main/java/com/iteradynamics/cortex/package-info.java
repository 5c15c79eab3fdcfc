/**
 * What was seen, decided and done: one record a tick, and its JSON.
 *
 * <p>Entry type: {@link com.iteradynamics.cortex.CortexRecord}. A field is declared once, in {@link
 * com.iteradynamics.cortex.Recorded}, and an object within a record is a Java record; JSON, items
 * and the comparison of a replay follow from these. {@link com.iteradynamics.cortex.StateDocument}
 * is the same for a state.
 *
 * <p>Imports: decision, legacy, market, model, order, regime, strategy.
 */
package com.iteradynamics.cortex;
