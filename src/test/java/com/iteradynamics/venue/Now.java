package com.iteradynamics.venue;

import java.time.Instant;

/**
 * The instant of a call, twice.
 *
 * @param millis true time, milliseconds since 1970: the market and the orders go by it
 * @param server what the venue's clock says: tokens, and times in answers, go by that
 */
record Now(long millis, long server) {
  Instant serverTime() {
    return Instant.ofEpochMilli(server);
  }

  static String iso(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
