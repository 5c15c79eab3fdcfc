package com.iteradynamics.adapter.coinbase.client;

import com.iteradynamics.execution.port.Result;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/** What is done when the venue does not accept a token: reads what the clocks are, and the key. */
final class Reauthorization {
  private static final Duration TOLD_FOR = Duration.ofMinutes(1);

  /** Reads that fail together ask for the time once. */
  private static final Duration READ_FOR = Duration.ofSeconds(10);

  private final VenueClock venueClock;
  private final InstantSource clock;
  private final Consumer<String> notices;
  private Optional<Instant> told = Optional.empty();
  private Optional<Instant> read = Optional.empty();
  private String clocks = "";

  Reauthorization(VenueClock venueClock, InstantSource clock, Consumer<String> notices) {
    this.venueClock = venueClock;
    this.clock = clock;
    this.notices = notices;
  }

  /**
   * The key to sign with once more, by the venue's clock as it is now; several calls that fail
   * together tell it once.
   */
  synchronized Result<Signer> after401(KeySource source, Signer refused) {
    Instant now = clock.instant();
    if (isOver(read, READ_FOR, now)) {
      clocks = clocks();
      read = Optional.of(now);
    }
    if (isOver(told, TOLD_FOR, now)) {
      told = Optional.of(now);
      notices.accept(
          "the venue did not accept our token (HTTP 401): the key, its name or our clock is not"
              + " what it expects; "
              + clocks);
    }
    return source.after401(refused);
  }

  private static boolean isOver(Optional<Instant> since, Duration lasts, Instant now) {
    return since.filter(before -> now.isBefore(before.plus(lasts))).isEmpty();
  }

  private String clocks() {
    return switch (venueClock.ahead()) {
      case Result.Ok<Duration>(Duration ahead) ->
          "its clock is "
              + ahead.abs().toMillis()
              + " ms "
              + (ahead.isNegative() ? "behind" : "ahead of")
              + " ours";
      case Result.Failed<Duration>(String why, boolean away) ->
          "its clock could not be read: " + why;
    };
  }
}
