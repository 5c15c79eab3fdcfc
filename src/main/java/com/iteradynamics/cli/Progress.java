package com.iteradynamics.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** How far a long work is and how long it will take, on standard error where a person watches. */
public final class Progress {
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final PrintWriter err;
  private final InstantSource clock;
  private final boolean shown;
  private final long before;
  private final long total;
  private final Instant begun;
  private Instant told;

  /** Of work that begins now. */
  public Progress(CommandContext context, long total) {
    this(context, 0, total);
  }

  /**
   * Of work that goes on.
   *
   * @param before what was done before
   */
  public Progress(CommandContext context, long before, long total) {
    this.err = context.err();
    this.clock = context.clock();
    this.shown = context.terminal();
    this.before = before;
    this.total = total;
    this.begun = clock.instant();
    this.told = begun;
  }

  /** So many of all are done. */
  public void at(long done) {
    Instant now = shown ? clock.instant() : told;
    if (now.isBefore(told.plus(EVERY))) {
      return;
    }
    told = now;
    double each = Duration.between(begun, now).toMillis() / (double) Math.max(1, done - before);
    err.printf(
        Locale.ROOT,
        "\r%,d of %,d, %s left   ",
        done,
        total,
        words((long) (each * (total - done))));
    err.flush();
  }

  /** Takes the line away. */
  public void done() {
    if (shown) {
      err.print("\r" + " ".repeat(60) + "\r");
      err.flush();
    }
  }

  private static String words(long millis) {
    Duration left = Duration.ofMillis(millis);
    return left.toHours() > 0
        ? left.toHours() + " h " + left.toMinutesPart() + " min"
        : left.toMinutes() > 0
            ? left.toMinutes() + " min " + left.toSecondsPart() + " s"
            : left.toSeconds() + " s";
  }
}
