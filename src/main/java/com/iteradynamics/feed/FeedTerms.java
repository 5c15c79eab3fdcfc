package com.iteradynamics.feed;

import java.time.Duration;

/**
 * What a feed is read for.
 *
 * @param address where it is, as {@code ARGUS_FEED_URI} has it: who a feed is
 * @param productId whose rows count, for example {@code BTC-USD}
 * @param latency how long after a tick hour its row may have been computed, &gt;= 0
 */
public record FeedTerms(String address, String productId, Duration latency) {}
