package com.iteradynamics.execution.port;

import com.iteradynamics.order.FeeSchedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of the account's fees.
 *
 * @param kept the schedule as the venue reported it last; empty when it never did, or when that
 *     cannot be read
 * @param notes what went wrong with reading it, a line each; stops nothing
 */
public record KnownFees(Optional<FeeSchedule> kept, List<String> notes) {
  /** Nothing is kept, and there is nothing to say. */
  public static final KnownFees NONE = new KnownFees(Optional.empty(), List.of());

  public KnownFees {
    notes = List.copyOf(notes);
  }

  /** A schedule that was read where the venue's is kept. */
  public static KnownFees of(FeeSchedule kept) {
    return kept.source() == FeeSchedule.Source.VENUE
        ? new KnownFees(Optional.of(kept), List.of())
        : unread("it is not the venue's but " + kept.source().word());
  }

  /** Nothing is known, for this reason. */
  public static KnownFees unread(String why) {
    return NONE.noted("the fee schedule that was kept cannot be read: " + why);
  }

  /** The same fees as far as {@code account} is not known to be another than theirs. */
  KnownFees of(Optional<String> account) {
    boolean others =
        account.isPresent()
            && kept.flatMap(FeeSchedule::account)
                .filter(whose -> !account.get().equals(whose))
                .isPresent();
    return others
        ? new KnownFees(Optional.empty(), notes)
            .noted("the fee schedule that was kept is of another key, and is not used")
        : this;
  }

  /** Whether the venue should be asked: it has not reported the fees within a day. */
  public boolean due(Instant now) {
    return !kept.flatMap(FeeSchedule::readAt)
        .map(readAt -> KnownRules.fresh(readAt, now))
        .orElse(false);
  }

  /** The same fees with one more note. */
  KnownFees noted(String note) {
    return new KnownFees(kept, Stream.concat(notes.stream(), Stream.of(note)).toList());
  }

  /** The same fees, which stay in force though the venue should have been asked. */
  KnownFees staying(String why, Instant now) {
    return noted(
        why
            + kept.flatMap(FeeSchedule::readAt)
                .map(at -> "; that of " + at + age(at, now) + " stays in force")
                .orElse("; the settings hold"));
  }

  private static String age(Instant at, Instant now) {
    Duration age = Duration.between(at, now);
    if (age.isNegative()) {
      return ", which is in the future,";
    }
    long days = age.toDays();
    return days == 0 ? "" : ", " + days + (days == 1 ? " day" : " days") + " old,";
  }
}
