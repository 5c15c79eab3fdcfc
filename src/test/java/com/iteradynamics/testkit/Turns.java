package com.iteradynamics.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Lets threads go on one at a time, in an order that a seed decides: each waits before its every
 * step, and the next one is only chosen when all of them wait or have ended. Not for use twice.
 */
public final class Turns {
  private final Random random;
  private final List<Thread> waiting = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();
  private int busy;

  public Turns(Random random) {
    this.random = random;
  }

  /** What a thread calls before each step: returns when it is its turn. */
  public synchronized void await() {
    Thread self = Thread.currentThread();
    waiting.add(self);
    busy--;
    notifyAll();
    while (waiting.contains(self)) {
      try {
        wait();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Runs all of it to its end; what one of them threw is thrown here. */
  public void run(List<Runnable> works) {
    synchronized (this) {
      busy = works.size();
    }
    for (Runnable work : works) {
      Thread.ofPlatform().daemon().start(() -> toItsEnd(work));
    }
    while (giveATurn()) {}
    if (!failures.isEmpty()) {
      throw new AssertionError(failures.size() + " failed", failures.getFirst());
    }
  }

  private void toItsEnd(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      synchronized (this) {
        failures.add(e);
      }
    } finally {
      synchronized (this) {
        busy--;
        notifyAll();
      }
    }
  }

  /** Whether anybody was there to have one. */
  private synchronized boolean giveATurn() {
    while (busy > 0) {
      try {
        wait();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    if (waiting.isEmpty()) {
      return false;
    }
    waiting.remove(random.nextInt(waiting.size()));
    busy++;
    notifyAll();
    return true;
  }
}
