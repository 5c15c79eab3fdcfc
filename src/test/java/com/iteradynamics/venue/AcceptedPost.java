package com.iteradynamics.venue;

import java.time.Instant;

/**
 * A POST to orders that was answered with success, or would have been if the answer had not been
 * lost.
 *
 * @param at true time
 * @param orderId the new order's, or the old one's
 * @param duplicate whether the client order id was known, so that no new order was made
 * @param body the request as it came
 */
public record AcceptedPost(
    Instant at, String clientOrderId, String orderId, boolean duplicate, String body) {}
