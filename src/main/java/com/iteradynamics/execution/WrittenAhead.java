package com.iteradynamics.execution;

import com.iteradynamics.decision.PrimeState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a store refuses while a tick is written ahead, because its orders may be out and their fills
 * are not booked: another hour's plan, which would spend the same cash or sell the same coins, and
 * a person's withdrawal, whose cash they may have taken.
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

  /** Whether less cash is there after a change; of a book that has no state yet nobody knows. */
  public static boolean takesCash(Optional<PrimeState> before, PrimeState after) {
    return before.filter(state -> state.cashUsd().compareTo(after.cashUsd()) <= 0).isEmpty();
  }

  /**
   * Refuses a change that takes cash out too early.
   *
   * @param before the stored state; empty when there is none
   * @param ahead the hour of the book that is written ahead
   * @throws StoreException when it has to wait
   */
  public static void checkChange(
      Optional<PrimeState> before, PrimeState after, Optional<Instant> ahead) {
    if (takesCash(before, after)) {
      before.ifPresent(WrittenAhead::checkOpenOrders);
      ahead.ifPresent(
          hour -> {
            throw new StoreException(withdrawalRefused(hour.toString()));
          });
    }
  }

  /** Refuses it when the end of an order of a finished tick is unknown. */
  public static void checkOpenOrders(PrimeState before) {
    if (!before.openOrders().isEmpty()) {
      throw new StoreException(
          "cash cannot be taken out while the end of these orders is unknown: "
              + String.join(", ", before.openOrders())
              + WAIT);
    }
  }

  /** Why a withdrawal has to wait for the tick of {@code hour}. */
  public static String withdrawalRefused(String hour) {
    return "cash cannot be taken out while the orders of the tick of "
        + hour
        + " are not booked"
        + WAIT;
  }
}
