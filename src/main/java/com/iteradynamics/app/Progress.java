package com.iteradynamics.app;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A bar on standard error that fills, with the time left; only where a person watches. */
final class Progress {
  private static final int WIDTH = 40;

  private final PrintWriter err;
  private final boolean shown;
  private final int total;
  private final InstantSource clock;
  private final Instant begun;
  private int cells = -1;

  Progress(Surroundings around, int total) {
    this.err = around.err();
    this.shown = around.terminal() && total > 0;
    this.total = total;
    this.clock = around.clock();
    this.begun = clock.instant();
  }

  /** So many of all are done. */
  void at(int count) {
    int filled = shown ? (int) ((long) count * WIDTH / total) : cells;
    if (filled != cells) {
      cells = filled;
      err.print(
          "\r["
              + "#".repeat(filled)
              + ".".repeat(WIDTH - filled)
              + "] "
              + (long) count * 100 / total
              + " %"
              + left(count));
      err.flush();
    }
  }

  /** How long it still takes if it goes on as it did; nothing at the beginning. */
  private String left(int count) {
    if (count == 0) {
      return "";
    }
    long gone = Duration.between(begun, clock.instant()).toMillis();
    long seconds = Math.round((double) gone * (total - count) / count / 1_000);
    return ", %d:%02d left   ".formatted(seconds / 60, seconds % 60);
  }

  /** Takes the bar away. */
  void done() {
    if (shown) {
      err.print("\r" + " ".repeat(WIDTH + 30) + "\r");
      err.flush();
    }
  }
}
