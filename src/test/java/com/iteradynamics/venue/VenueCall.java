package com.iteradynamics.venue;

import java.util.Optional;

/**
 * A call that came, for a log. It holds no token and no body.
 *
 * @param target method, path and query
 * @param status HTTP status; 0 when no answer went out
 * @param fault what it met
 * @param note what else is worth a word, for example why a token was refused; may be empty
 */
public record VenueCall(String target, int status, Optional<VenueFault> fault, String note) {}
