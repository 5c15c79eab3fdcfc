package com.iteradynamics.governance;

import java.util.stream.Stream;

/** How far something is from what was usual; the worst is last. */
public enum Level {
  /** As usual. */
  OK,
  /** Worth a look: happens in one of twenty windows of the training span itself. */
  WATCH,
  /** Something has changed: happens in at most one of a hundred windows of the training span. */
  ALARM;

  /** The worst of these; OK when there are none. */
  static Level worst(Stream<Level> levels) {
    return levels.max(Level::compareTo).orElse(OK);
  }
}
