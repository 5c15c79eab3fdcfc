/**
 * The feed: a second source of probabilities, a row for each hour, read and checked whole.
 *
 * <p>Entry type: {@link com.iteradynamics.feed.FeedFile}.
 *
 * <p>Imports: market, settings.
 */
package com.iteradynamics.feed;
