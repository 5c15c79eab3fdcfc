/**
 * The function that EventBridge starts every hour: an event in, one tick, a short answer out, and a
 * line in the log that tells the story.
 *
 * <p>Entry type: {@link com.iteradynamics.app.lambda.CycleHandler}.
 *
 * <p>Imports: everything.
 */
package com.iteradynamics.app.lambda;
