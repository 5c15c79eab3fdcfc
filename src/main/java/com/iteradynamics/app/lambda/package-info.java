/**
 * The function that runs every hour: an event in, one tick, a short answer and a line in the log;
 * and one that runs every day and looks for drift.
 *
 * <p>Entry type: {@link com.iteradynamics.app.lambda.CycleHandler}.
 *
 * <p>Imports: everything.
 */
package com.iteradynamics.app.lambda;
