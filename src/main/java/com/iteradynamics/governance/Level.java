package com.iteradynamics.governance;

import java.util.stream.Stream;

/** How far something is from what was usual; the worst is last. */
public enum Level {
  /** As usual. */
  OK,
  /** Worth a look: happens in about one window of twenty without anything having changed. */
  WATCH,
  /** Something has changed: happens in at most one or two windows of a hundred by chance. */
  ALARM;

  /** The worst of these; OK when there are none. */
  static Level worst(Stream<Level> levels) {
    return levels.max(Level::compareTo).orElse(OK);
  }
}
