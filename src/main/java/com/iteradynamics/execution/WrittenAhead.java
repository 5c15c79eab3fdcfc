package com.iteradynamics.execution;

import com.iteradynamics.decision.PrimeState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a store refuses while a tick is written ahead, because its orders may be out and their fills
 * are not booked: another hour's plan, which would spend the same cash or sell the same coins, and
 * of a person's changes a withdrawal, whose cash they may have taken, and an adoption, whose coins
 * they may have bought.
 */
public final class WrittenAhead {
  private static final String WAIT =
      "; nothing was changed: wait for the next tick, or run ./argus tick, which finds out how"
          + " they ended, and try again";

  private WrittenAhead() {}

  /** The hour that is written ahead among the unfinished ones of a book. */
  public static Optional<Instant> hour(List<UnfinishedTick> unfinished) {
    return unfinished.stream()
        .filter(tick -> tick.plan().isPresent())
        .map(UnfinishedTick::hour)
        .findFirst();
  }

  /**
   * Refuses to write a tick ahead beside another one.
   *
   * @param ahead the hour of the book that is written ahead
   * @throws StoreException when that is another hour than the tick's
   */
  public static void checkPlan(TickKey tick, Optional<Instant> ahead) {
    ahead
        .filter(hour -> !hour.equals(tick.hour()))
        .ifPresent(
            hour -> {
              throw new StoreException(planRefused(hour.toString()));
            });
  }

  /** Why a tick cannot be written ahead beside the one of {@code hour}. */
  public static String planRefused(String hour) {
    return "the tick of " + hour + " is written ahead, and its orders are not booked";
  }

  /**
   * Refuses a person's change that comes too early.
   *
   * @param before the stored state; empty when there is none
   * @param ahead the hour of the book that is written ahead
   * @throws StoreException when it has to wait
   */
  public static void checkChange(
      Optional<PrimeState> before, PrimeState after, Optional<Instant> ahead) {
    Optional<String> barred = barred(before, after);
    ahead
        .filter(hour -> barred.isPresent())
        .ifPresent(
            hour -> {
              throw new StoreException(changeRefused(barred.get(), hour.toString()));
            });
  }

  /**
   * What of a change has to wait while a tick is written ahead, as "cash cannot be taken out";
   * empty when nothing has.
   *
   * @param before the stored state; empty when there is none
   * @throws StoreException when it has to wait in any case, since the end of an order of a finished
   *     tick is unknown
   */
  public static Optional<String> barred(Optional<PrimeState> before, PrimeState after) {
    Optional<String> barred = barring(before, after);
    List<String> open = before.map(PrimeState::openOrders).orElse(List.of());
    if (barred.isPresent() && !open.isEmpty()) {
      throw new StoreException(
          barred.get()
              + " while the end of these orders is unknown: "
              + String.join(", ", open)
              + WAIT);
    }
    return barred;
  }

  private static Optional<String> barring(Optional<PrimeState> before, PrimeState after) {
    BigDecimal coins = before.map(PrimeState::baseQty).orElse(BigDecimal.ZERO);
    if (coins.compareTo(after.baseQty()) < 0) {
      return Optional.of("coins cannot be taken over");
    }
    // Of a book that has no state yet nobody knows how much is taken out.
    return before.filter(state -> state.cashUsd().compareTo(after.cashUsd()) <= 0).isPresent()
        ? Optional.empty()
        : Optional.of("cash cannot be taken out");
  }

  /** Why a change, of which this is {@link #barred}, has to wait for the tick of {@code hour}. */
  public static String changeRefused(String barred, String hour) {
    return barred + " while the orders of the tick of " + hour + " are not booked" + WAIT;
  }
}
