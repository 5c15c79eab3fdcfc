package com.iteradynamics.venue;

import com.iteradynamics.adapter.coinbase.messages.HttpAnswer;
import com.iteradynamics.venue.VenueFaults.Met;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Calls that are refused until the time that the first refusal has named. */
final class Throttle {
  private final Map<Endpoint, Long> until = new EnumMap<>(Endpoint.class);

  /**
   * The refusal; empty when the call may go on.
   *
   * @param met what the call meets, which may begin a time in which nothing goes on
   */
  Optional<HttpAnswer> answer(Endpoint endpoint, Optional<Met> met, long millis) {
    if (met.isPresent() && met.get().fault() == VenueFault.THROTTLED_FOR_SECONDS) {
      until.merge(endpoint, millis + met.get().slow().toMillis(), Math::max);
    }
    long left = until.getOrDefault(endpoint, millis) - millis;
    if (left <= 0) {
      until.remove(endpoint);
      return Optional.empty();
    }
    return Optional.of(FaultAnswers.tooMany(Math.ceilDiv(left, 1_000)));
  }
}
