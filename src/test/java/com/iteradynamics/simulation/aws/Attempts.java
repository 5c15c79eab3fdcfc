package com.iteradynamics.simulation.aws;

import java.io.IOException;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The SDK's part of a call: what is worth another try is tried again, as its standard strategy
 * does; the pauses between take no time.
 */
final class Attempts {
  private static final Set<Integer> PASSING = Set.of(500, 502, 503, 504);

  private final Wire wire;
  private final int most;

  /**
   * @param most how often a call is tried, at least 1
   */
  Attempts(Wire wire, int most) {
    this.wire = wire;
    this.most = most;
  }

  <T> T make(Call call, Supplier<T> work) {
    for (int left = most - 1; ; left--) {
      try {
        wire.before(call);
        T answer = work.get();
        wire.after(call);
        return answer;
      } catch (SdkException e) {
        if (left == 0 || !worthAnother(e)) {
          throw e;
        }
      }
    }
  }

  private static boolean worthAnother(SdkException e) {
    if (e instanceof AwsServiceException answer) {
      return answer.isThrottlingException() || PASSING.contains(answer.statusCode());
    }
    return e.retryable() || e.getCause() instanceof IOException;
  }
}
