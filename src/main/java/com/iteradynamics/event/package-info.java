/**
 * What starts a tick: an EventBridge event, read and checked.
 *
 * <p>Entry type: {@link com.iteradynamics.event.TickRequest}.
 *
 * <p>Imports: config, cortex, market.
 */
package com.iteradynamics.event;
