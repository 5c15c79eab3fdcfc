package com.iteradynamics.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * The one time of a world, and what is to happen in it. There are no threads: while a process waits
 * for an answer, or sleeps, all that is due until then happens, one after the other, and only then
 * does it go on. So two processes overlap wherever one of them waits.
 */
final class Timeline {
  /** How many processes may wait for each other at once. */
  private static final int DEEPEST = 4;

  private final PriorityQueue<Due> queue =
      new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::sequence));
  private Instant now;
  private long sequence;
  private int depth;

  private record Due(Instant at, long sequence, Runnable act) {}

  Timeline(Instant start) {
    now = start;
  }

  Instant now() {
    return now;
  }

  /** Whether nobody is waiting for anything. */
  boolean atRest() {
    return depth == 0;
  }

  /** Lets something happen at {@code time}, or as soon as possible when that is past. */
  void at(Instant time, Runnable act) {
    queue.add(new Due(time, sequence++, act));
  }

  void in(Duration later, Runnable act) {
    at(now.plus(later), act);
  }

  /** Lets the next thing happen; false when there is none. */
  boolean next() {
    Due due = queue.poll();
    if (due == null) {
      return false;
    }
    happen(due);
    return true;
  }

  /** Lets time pass, and everything happen that is due meanwhile. */
  void pass(Duration time) {
    Instant until = now.plus(time);
    while (depth < DEEPEST && !queue.isEmpty() && !queue.peek().at().isAfter(until)) {
      happen(queue.poll());
    }
    now = later(now, until);
  }

  private void happen(Due due) {
    now = later(now, due.at());
    depth++;
    try {
      due.act().run();
    } finally {
      depth--;
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
