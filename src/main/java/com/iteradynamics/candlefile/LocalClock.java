package com.iteradynamics.candlefile;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * A clock that is set forward and back, read row by row: an hour that it shows twice is told apart
 * by the order of the rows.
 */
final class LocalClock {
  private final ZoneId zone;
  private long before = Long.MIN_VALUE;
  private long result;
  private String problem = "";
  private Optional<Overlap> overlap = Optional.empty();
  private Optional<String> open = Optional.empty();

  /** An hour that the clock shows twice, as far as the rows have come. */
  private static final class Overlap {
    private final LocalDateTime at;
    private final List<ZoneOffset> offsets;
    private final boolean falling;
    private final boolean begins;
    private boolean second;

    Overlap(LocalDateTime at, List<ZoneOffset> offsets, long before, long shown) {
      this.at = at;
      this.offsets = offsets;
      this.begins = before == Long.MIN_VALUE;
      this.falling = !begins && shown < before;
    }

    /** Whether both of its rounds are in the file, so that each row belongs to one. */
    private boolean settled() {
      return second && !begins;
    }

    private ZoneOffset offset() {
      return offsets.get(second == falling ? 0 : 1);
    }
  }

  LocalClock(ZoneId zone) {
    this.zone = zone;
  }

  /** Takes what the clock shows, in seconds as if it were UTC; whether it shows that at all. */
  boolean read(long shown) {
    LocalDateTime local = LocalDateTime.ofEpochSecond(shown, 0, ZoneOffset.UTC);
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    if (offsets.isEmpty()) {
      problem = "is a time that the clock of " + zone + " skips";
      return false;
    }
    if (offsets.size() == 1) {
      leave();
      result = shown - offsets.getFirst().getTotalSeconds();
    } else {
      result = shown - twice(shown, local, offsets).getTotalSeconds();
    }
    before = shown;
    return true;
  }

  private ZoneOffset twice(long shown, LocalDateTime local, List<ZoneOffset> offsets) {
    if (overlap.isEmpty() || !overlap.get().offsets.equals(offsets)) {
      leave();
      overlap = Optional.of(new Overlap(local, offsets, before, shown));
    } else if (overlap.get().falling ? shown >= before : shown <= before) {
      overlap.get().second = true;
    }
    return overlap.get().offset();
  }

  private void leave() {
    if (overlap.isPresent() && open.isEmpty() && !overlap.get().settled()) {
      Overlap once = overlap.get();
      open =
          Optional.of(
              once.at
                  + " is on the clock of "
                  + zone
                  + " twice, and which is meant does not show: it may be "
                  + once.at.toInstant(once.offsets.getFirst())
                  + " or "
                  + once.at.toInstant(once.offsets.getLast())
                  + "; write the times in UTC or with their offset");
    }
    overlap = Optional.empty();
  }

  Optional<String> ambiguity() {
    leave();
    return open;
  }

  long epochSecond() {
    return result;
  }

  String why() {
    return problem;
  }

  @Override
  public String toString() {
    return zone.toString();
  }
}
