package com.iteradynamics.execution.port;

import com.iteradynamics.decision.PrimeState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a store refuses while a tick is written ahead, because its orders may be out and their fills
 * are not booked: another hour's plan, which would spend the same cash or sell the same coins, and
 * every other change of the state that the tick was decided on — a person's, or that of an older
 * hour — since the tick could not be finished on a state that it does not know. A person's change
 * waits for orders of finished ticks too, whose end is unknown. What a person allows is no part of
 * the state: {@code halt} and {@code resume} never wait.
 */
public final class WriteAheadGuard {
  private static final String WAIT =
      "; nothing was changed: wait for the next tick, or run ./argus tick, which finds out how"
          + " they ended, and try again";

  private WriteAheadGuard() {}

  /** The hour that is written ahead among the unfinished ones of a book. */
  public static Optional<Instant> hour(List<UnfinishedTick> unfinished) {
    return unfinished.stream()
        .filter(tick -> tick.plan().isPresent())
        .map(UnfinishedTick::hour)
        .findFirst();
  }

  /**
   * Refuses to write a tick ahead, or to change the state by it, beside another one.
   *
   * @param ahead the hour of the book that is written ahead
   * @throws StoreException when that is another hour than the tick's
   */
  public static void checkTick(TickKey tick, Optional<Instant> ahead) {
    ahead
        .filter(hour -> !hour.equals(tick.hour()))
        .ifPresent(
            hour -> {
              throw new StoreException(tickRefused(hour.toString()));
            });
  }

  /** Why a tick cannot be written ahead, or change the state, beside the one of {@code hour}. */
  public static String tickRefused(String hour) {
    return "the tick of " + hour + " is written ahead, and its orders are not booked";
  }

  /**
   * Refuses to book orders of earlier ticks beside a tick that is written ahead.
   *
   * @param ahead the hour of the book that is written ahead
   * @throws StoreException when there is one
   */
  public static void checkSettling(Optional<Instant> ahead) {
    ahead.ifPresent(
        hour -> {
          throw new StoreException(tickRefused(hour.toString()));
        });
  }

  /**
   * Refuses a person's change that comes too early.
   *
   * @param before the stored state; empty when there is none
   * @param ahead the hour of the book that is written ahead
   * @throws StoreException when it has to wait
   */
  public static void checkChange(
      Optional<PrimeState> before, AuditEntry change, Optional<Instant> ahead) {
    checkOpenOrders(before, change);
    ahead.ifPresent(
        hour -> {
          throw new StoreException(changeRefused(change, hour.toString()));
        });
  }

  /**
   * Refuses a person's change while the end of an order of a finished tick is unknown.
   *
   * @param before the stored state; empty when there is none
   * @throws StoreException when it has to wait
   */
  public static void checkOpenOrders(Optional<PrimeState> before, AuditEntry change) {
    List<String> open = before.map(PrimeState::openOrders).orElse(List.of());
    if (before.filter(state -> state.stopRests() && open.size() == 1).isPresent()) {
      throw new StoreException(
          change.action()
              + " has to wait while a stop rests at the venue, which may sell at any moment; nothing"
              + " was changed: halt, and try again when a watch or a tick has ended it");
    }
    if (!open.isEmpty()) {
      throw new StoreException(
          change.action()
              + " has to wait while the end of these orders is unknown: "
              + String.join(", ", open)
              + WAIT);
    }
  }

  /** Why a person's change has to wait for the tick of {@code hour}. */
  public static String changeRefused(AuditEntry change, String hour) {
    return change.action()
        + " has to wait while the orders of the tick of "
        + hour
        + " are not booked"
        + WAIT;
  }
}
