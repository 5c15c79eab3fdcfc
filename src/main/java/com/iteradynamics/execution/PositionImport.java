package com.iteradynamics.execution;

import com.iteradynamics.decision.Activity;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.port.VenueView;
import com.iteradynamics.order.Product;
import com.iteradynamics.order.Wallet;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A live book that takes over coins which its wallet holds and its ledger does not know. They come
 * in at the market's price, as a deposit does: neither profit nor loss. From then on they are sold
 * like any other position.
 *
 * @param after the book with the coins
 * @param adopted how many, units of base
 * @param priceUsd at which price, USD
 */
public record PositionImport(PrimeState after, BigDecimal adopted, BigDecimal priceUsd) {

  /**
   * The adoption of everything that the ledger lacks. A book that has not begun begins with it, and
   * with the wallet's free cash.
   *
   * @param portfolio the portfolio of the key
   * @param hour the hour that the position counts from
   * @param capitalUsd the most cash that a new book begins with, USD; empty for all that is free
   * @throws IllegalArgumentException when there is nothing to adopt, or it cannot be done safely;
   *     the message is for a person
   */
  public static PositionImport of(
      PrimeState before,
      String portfolio,
      VenueView venue,
      Instant hour,
      Optional<BigDecimal> capitalUsd) {
    check(before, portfolio);
    Wallet wallet = VenueView.needed(venue.wallet());
    wallet.baseUnclear().ifPresent(PositionImport::refuse);
    Product product = VenueView.needed(venue.product());
    BigDecimal price = VenueView.needed(venue.marketOrWhy()).midUsd();
    BigDecimal base = Product.floor(wallet.base(), product.baseIncrement());
    BigDecimal adopted = unknown(before, wallet, base);
    boolean begins = before.portfolio().isEmpty();
    wallet.cashUnclear().filter(why -> begins).ifPresent(PositionImport::refuse);
    BigDecimal cash = begins ? BookInitializer.cash(wallet, product, capitalUsd) : before.cashUsd();
    double shift = adopted.multiply(price).add(cash).subtract(before.cashUsd()).doubleValue();
    PrimeState after =
        before
            .change()
            .holdings(cash, base)
            .equity(before.lastEquityUsd() + shift, before.peakEquityUsd() + shift)
            .position(
                product.tooSmall(base, price)
                    ? Optional.empty()
                    : Optional.of(new PrimeState.Entry(hour, averagePrice(before, adopted, price))),
                before.plannedExit())
            .portfolio(portfolio)
            .activity(begins ? Optional.empty() : shifted(before, shift))
            .done();
    return new PositionImport(after, adopted, price);
  }

  private static void refuse(String why) {
    throw new IllegalArgumentException(why);
  }

  private static void check(PrimeState before, String portfolio) {
    if (before.portfolio().filter(bound -> !bound.equals(portfolio)).isPresent()) {
      throw new IllegalArgumentException("the key trades in another portfolio than the book");
    }
    if (before.stopRests()) {
      throw new IllegalArgumentException(
          "a stop rests at the venue and may sell at any moment: halt, and wait for a watch or a"
              + " tick, which ends it");
    }
    if (!before.openOrders().isEmpty()) {
      throw new IllegalArgumentException(
          "the end of an order is unknown, and its coins would be counted twice: wait for a tick");
    }
  }

  /** How much of {@code base} the ledger does not know. */
  private static BigDecimal unknown(PrimeState before, Wallet wallet, BigDecimal base) {
    BigDecimal unknown = base.subtract(before.baseQty());
    if (unknown.signum() <= 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "nothing to adopt: the wallet holds %s, the ledger %s",
              wallet.base().toPlainString(),
              before.baseQty().toPlainString()));
    }
    return unknown;
  }

  private static Optional<Activity> shifted(PrimeState before, double amountUsd) {
    return before.activity().map(counted -> counted.shifted(amountUsd));
  }

  private static BigDecimal averagePrice(PrimeState before, BigDecimal adopted, BigDecimal price) {
    if (before.entry().isEmpty()) {
      return price;
    }
    BigDecimal held = before.entry().get().priceUsd().multiply(before.baseQty());
    return held.add(price.multiply(adopted))
        .divide(before.baseQty().add(adopted), 8, RoundingMode.HALF_EVEN);
  }
}
