package com.iteradynamics.adapter.coinbase.messages;

import com.iteradynamics.execution.port.Result;
import java.time.Duration;
import java.util.Optional;

/** The result of a request to the venue. */
public sealed interface Answer<T> {
  /** It was done, and this is the answer. */
  record Ok<T>(T value) implements Answer<T> {}

  /**
   * The venue definitely did not do it.
   *
   * @param status HTTP status
   * @param retryAfter how long it wants not to be asked again, &gt;= 0; empty when it does not say
   */
  record Refused<T>(int status, String why, Optional<Duration> retryAfter) implements Answer<T> {
    public static final int UNAUTHORIZED = 401;
    public static final int NOT_FOUND = 404;
    public static final int TOO_MANY = 429;

    public Refused(int status, String why) {
      this(status, why, Optional.empty());
    }
  }

  /** Nobody knows whether the venue did it: no answer, a server error, or one without sense. */
  record Indeterminate<T>(String why) implements Answer<T> {}

  /** It was never sent. */
  record NotSent<T>(String why) implements Answer<T> {}

  /** Whether the venue was asked too much. */
  default boolean tooMany() {
    return this instanceof Refused<T>(int status, String why, Optional<Duration> after)
        && status == Refused.TOO_MANY;
  }

  /** How long the venue wants not to be asked again; empty when it does not say. */
  default Optional<Duration> notBefore() {
    return this instanceof Refused<T>(int status, String why, Optional<Duration> after)
        ? after
        : Optional.empty();
  }

  /** The same for who only reads. */
  default Result<T> reading() {
    return switch (this) {
      case Ok<T>(T value) -> new Result.Ok<>(value);
      case Refused<T>(int status, String why, Optional<Duration> after) ->
          new Result.Failed<>(why, status == Refused.TOO_MANY);
      case Indeterminate<T>(String why) -> new Result.Failed<>(why, true);
      case NotSent<T>(String why) -> new Result.Failed<>(why);
    };
  }
}
