/**
 * The overlay: makes the entries of any strategy smaller, or none, by what the feed says.
 *
 * <p>Entry type: {@link com.iteradynamics.strategy.overlay.Overlay}.
 *
 * <p>Imports: feed, settings, strategy.
 */
package com.iteradynamics.strategy.overlay;
