package com.iteradynamics.governance;

import java.util.stream.Stream;

/** How far something is from what was usual; the worst is last. */
public enum AlertLevel {
  /** As usual. */
  OK,
  /** Nothing says how far: no measure could be taken. This is not OK, and no alarm either. */
  NOT_MEASURED,
  /** Worth a look: happens in one of twenty windows of the training span itself. */
  WATCH,
  /** Something has changed: happens in at most one of a hundred windows of the training span. */
  ALARM;

  /** The worst of these; {@link #NOT_MEASURED} when there are none. */
  static AlertLevel worst(Stream<AlertLevel> levels) {
    return levels.max(AlertLevel::compareTo).orElse(NOT_MEASURED);
  }

  /** Whether it is {@link #WATCH} or worse: found, not merely unknown. */
  public boolean isRaised() {
    return compareTo(WATCH) >= 0;
  }
}
