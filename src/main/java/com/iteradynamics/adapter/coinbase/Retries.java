package com.iteradynamics.adapter.coinbase;

import com.iteradynamics.execution.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Asks again what can be asked twice, when there was no clear answer or too much was asked: three
 * times at most, with a pause that grows and that chance shortens or lengthens by half, and never
 * again once twelve seconds are over.
 */
final class Retries {
  private static final List<Duration> PAUSES =
      List.of(Duration.ofMillis(400), Duration.ofMillis(1_600));
  private static final Duration BUDGET = Duration.ofSeconds(12);

  private final InstantSource clock;
  private final Pause pause;
  private final RandomGenerator random;

  Retries(InstantSource clock, Pause pause, RandomGenerator random) {
    this.clock = clock;
    this.pause = pause;
    this.random = random;
  }

  /** The first clear answer, else the last one. */
  <T> Answer<T> ask(Supplier<Answer<T>> once) {
    Instant end = clock.instant().plus(BUDGET);
    Answer<T> answer = once.get();
    for (Duration usual : PAUSES) {
      Duration wait = Duration.ofMillis((long) (usual.toMillis() * (0.5 + random.nextDouble())));
      if (!mayHelp(answer) || clock.instant().plus(wait).isAfter(end)) {
        return answer;
      }
      pause.pause(wait);
      answer = once.get();
    }
    return answer;
  }

  private static <T> boolean mayHelp(Answer<T> answer) {
    return switch (answer) {
      case Answer.Ok<T> ok -> false;
      case Answer.Refused<T>(int status, String why) -> status == Answer.Refused.TOO_MANY;
      case Answer.Unclear<T> unclear -> true;
      case Answer.NotSent<T> notSent -> false;
    };
  }
}
