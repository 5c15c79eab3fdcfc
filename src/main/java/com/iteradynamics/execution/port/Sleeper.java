package com.iteradynamics.execution.port;

import java.time.Duration;

/** Port: waiting. A simulation moves its clock instead. */
@FunctionalInterface
public interface Sleeper {
  /** Lets the thread sleep; an interrupt ends the wait and stays set. */
  Sleeper SLEEP =
      duration -> {
        try {
          Thread.sleep(duration);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      };

  /** Waits for {@code duration}. */
  void pause(Duration duration);
}
