package com.iteradynamics.research.validation;

import java.util.Optional;

/**
 * The result of one comparison.
 *
 * @param what has to be the same
 * @param compared how many answers were compared
 * @param different how many of them were not the same
 * @param first the first of these
 */
public record CheckFinding(String what, long compared, long different, Optional<Difference> first) {

  /** Whether all were the same. */
  public boolean passed() {
    return different == 0;
  }

  /** Counts while a comparison goes on. */
  static final class Tally {
    private final String what;
    private long compared;
    private long different;
    private Optional<Difference> first = Optional.empty();

    Tally(String what) {
      this.what = what;
    }

    /** Adds one comparison, with the difference that it found. */
    void add(Optional<Difference> found) {
      compared++;
      if (found.isPresent()) {
        different++;
        first = first.or(() -> found);
      }
    }

    CheckFinding finding() {
      return new CheckFinding(what, compared, different, first);
    }
  }
}
