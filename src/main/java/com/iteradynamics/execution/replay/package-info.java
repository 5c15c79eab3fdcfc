/**
 * A record decided again from its own inputs, and compared field by field.
 *
 * <p>Entry type: {@link com.iteradynamics.execution.replay.RecordReplay}.
 *
 * <p>Imports: cortex, decision, execution, execution.port, feed, market, model, order, settings,
 * strategy.
 */
package com.iteradynamics.execution.replay;
