package com.iteradynamics.app;

import java.io.PrintWriter;

/** A bar on standard error that fills; only where a person watches. */
final class Progress {
  private static final int WIDTH = 40;

  private final PrintWriter err;
  private final boolean shown;
  private final int total;
  private int cells = -1;

  Progress(Surroundings around, int total) {
    this.err = around.err();
    this.shown = around.terminal() && total > 0;
    this.total = total;
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
              + " %");
      err.flush();
    }
  }

  /** Takes the bar away. */
  void done() {
    if (shown) {
      err.print("\r" + " ".repeat(WIDTH + 10) + "\r");
      err.flush();
    }
  }
}
