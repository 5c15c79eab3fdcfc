package com.iteradynamics.adapter.coinbase.client;

import com.iteradynamics.adapter.coinbase.messages.Answer;
import com.iteradynamics.execution.port.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Asks again what can be asked twice, when there was no clear answer or too much was asked. The
 * pauses grow, chance shortens or lengthens them by half, and none is shorter than the venue wants.
 */
final class Retries {
  private static final List<Duration> OF_READS =
      List.of(Duration.ofMillis(400), Duration.ofMillis(1_600));
  private static final Duration BUDGET_OF_READS = Duration.ofSeconds(12);

  private static final List<Duration> OF_REFUSALS =
      List.of(
          Duration.ofSeconds(2),
          Duration.ofSeconds(4),
          Duration.ofSeconds(8),
          Duration.ofSeconds(16),
          Duration.ofSeconds(32));

  private final InstantSource clock;
  private final Sleeper pause;
  private final RandomGenerator random;

  Retries(InstantSource clock, Sleeper pause, RandomGenerator random) {
    this.clock = clock;
    this.pause = pause;
    this.random = random;
  }

  /**
   * The first clear answer of three, else the last one; never asked again once twelve seconds are
   * over.
   */
  <T> Answer<T> ask(Supplier<Answer<T>> once) {
    return ask(once, Retries::mayHelp, OF_READS, clock.instant().plus(BUDGET_OF_READS));
  }

  /**
   * The first answer of six that is not that too much was asked, which is the one thing after which
   * something may be sent again that must be done once; never sent again after {@code end}.
   */
  <T> Answer<T> send(Supplier<Answer<T>> once, Instant end) {
    return ask(once, Answer::tooMany, OF_REFUSALS, end);
  }

  private <T> Answer<T> ask(
      Supplier<Answer<T>> once, Predicate<Answer<T>> again, List<Duration> pauses, Instant end) {
    Answer<T> answer = once.get();
    for (Duration usual : pauses) {
      Duration wait = Duration.ofMillis((long) (usual.toMillis() * (0.5 + random.nextDouble())));
      Duration wanted = answer.notBefore().orElse(Duration.ZERO);
      Duration longer = wait.compareTo(wanted) < 0 ? wanted : wait;
      if (!again.test(answer) || clock.instant().plus(longer).isAfter(end)) {
        return answer;
      }
      pause.pause(longer);
      answer = once.get();
    }
    return answer;
  }

  private static <T> boolean mayHelp(Answer<T> answer) {
    return switch (answer) {
      case Answer.Ok<T> ok -> false;
      case Answer.Refused<T> refused -> refused.tooMany();
      case Answer.Indeterminate<T> unclear -> true;
      case Answer.NotSent<T> notSent -> false;
    };
  }
}
