package com.iteradynamics.research.trades;

import com.iteradynamics.decision.ExecutionBranch;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A round trip: from the first buy of a position to the sale that ends it, however often it was
 * changed between them. One that is still open at the book's end has no exit.
 *
 * @param number counted from 1, in the order of entries
 * @param entryAt when its first buy was executed
 * @param exitAt when its last sale was; empty while it is open
 * @param quantity all that was bought, units of base
 * @param boughtUsd what that was worth at the prices paid, USD, without fees
 * @param soldUsd what was sold of it, USD, without fees; 0 when nothing was so far
 * @param entryPriceUsd the average price of its buys, USD per unit of base, fees not included
 * @param exitPriceUsd the average price of its sales; empty while it is open
 * @param entryFeesUsd the fees of its buys, USD
 * @param exitFeesUsd the fees of its sales, USD
 * @param slippageUsd what all of them were worse than their reference prices, USD
 * @param buys how many executions bought
 * @param sales how many sold
 * @param entryReason why its first buy was sent
 * @param exit why its last sale was sent; empty while it is open
 * @param excursion how far the market went while it was held; so far, while it is open
 * @param openQuantity what is held at the book's end, units of base; empty once it has ended
 * @param openValueUsd what that is worth at the last close, USD; empty once it has ended
 */
public record Trip(
    int number,
    Instant entryAt,
    Optional<Instant> exitAt,
    double quantity,
    double boughtUsd,
    double soldUsd,
    double entryPriceUsd,
    OptionalDouble exitPriceUsd,
    double entryFeesUsd,
    double exitFeesUsd,
    double slippageUsd,
    int buys,
    int sales,
    String entryReason,
    Optional<OrderCause> exit,
    Excursion excursion,
    OptionalDouble openQuantity,
    OptionalDouble openValueUsd) {
  private static final double SECONDS_AN_HOUR = 3_600;

  /** Whether everything was sold. */
  public boolean ended() {
    return exitAt.isPresent();
  }

  /** All fees so far, USD. */
  public double feesUsd() {
    return entryFeesUsd + exitFeesUsd;
  }

  /** What it took to buy, fees included, USD. */
  public double costUsd() {
    return boughtUsd + entryFeesUsd;
  }

  /** What it brought net of fees, USD; empty while it is open. */
  public OptionalDouble profitUsd() {
    return ended() ? OptionalDouble.of(soldUsd - boughtUsd - feesUsd()) : OptionalDouble.empty();
  }

  /** The same as a fraction of what it took to buy; empty while it is open. */
  public OptionalDouble profitFraction() {
    return ended()
        ? OptionalDouble.of(profitUsd().getAsDouble() / costUsd())
        : OptionalDouble.empty();
  }

  /** From the first buy to the last sale, hours; empty while it is open. */
  public OptionalDouble holdingHours() {
    return exitAt.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(Duration.between(entryAt, exitAt.get()).toSeconds() / SECONDS_AN_HOUR);
  }

  /** Why its last sale was sent; empty while it is open. */
  public Optional<String> exitReason() {
    return exit.map(OrderCause::reason);
  }

  /** The gate that ended it; empty while it is open, and where no governor is asked. */
  public Optional<ExecutionBranch> exitBranch() {
    return exit.flatMap(OrderCause::branch);
  }
}
