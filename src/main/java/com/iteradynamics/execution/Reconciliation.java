package com.iteradynamics.execution;

import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.execution.port.VenueView;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.Product;
import com.iteradynamics.order.Quote;
import com.iteradynamics.order.Wallet;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * A live book whose wallet holds less than its ledger says, and that a person lets go on with what
 * the wallet has. What is missing goes out as a withdrawal does: neither profit nor loss. Cash or
 * coins that the wallet has beyond the ledger stay the user's.
 *
 * @param after the book as its wallet covers it
 * @param cashGone ledger cash that the wallet does not have, USD, &gt;= 0
 * @param baseGone ledger quantity that the wallet does not have, units of base, &gt;= 0
 */
public record Reconciliation(PrimeState after, BigDecimal cashGone, BigDecimal baseGone) {
  /** So long ago an order was sent at the most that a tick may yet find filled. */
  public static final Duration LATEST_FILLS = Duration.ofDays(1);

  /**
   * The book with what of its cash and coins the wallet has, free or bound in orders.
   *
   * @param portfolio the portfolio of the key
   * @param minNotionalUsd smallest position, USD, where the venue has no rules
   * @throws IllegalArgumentException when nothing is missing, or it cannot be done safely; the
   *     message is for a person
   */
  public static Reconciliation of(
      PrimeState before, String portfolio, VenueView venue, double minNotionalUsd) {
    check(before, portfolio);
    Wallet wallet = VenueView.needed(venue.wallet());
    Optional<String> unclear = wallet.baseUnclear().or(wallet::cashUnclear);
    if (unclear.isPresent()) {
      throw new IllegalArgumentException(unclear.get());
    }
    BigDecimal cash = before.cashUsd().min(wallet.cash());
    BigDecimal base = before.baseQty().min(wallet.base());
    BigDecimal cashGone = before.cashUsd().subtract(cash);
    BigDecimal baseGone = before.baseQty().subtract(base);
    if (cashGone.signum() == 0 && baseGone.signum() == 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "nothing to reconcile: the wallet holds %s USD and %s, the ledger %s USD and %s",
              wallet.cash().toPlainString(),
              wallet.base().toPlainString(),
              before.cashUsd().toPlainString(),
              before.baseQty().toPlainString()));
    }
    PrimeState after =
        before
            .withoutRest()
            .change()
            .holdings(cash, base)
            .worth(-cashGone.add(worth(baseGone, venue)).doubleValue())
            .done();
    return new Reconciliation(
        baseGone.signum() > 0 ? soldOutOr(after, venue, minNotionalUsd) : after,
        cashGone,
        baseGone);
  }

  /**
   * Makes sure that what the wallet has less, or more, is not what the next tick books: what the
   * venue filled of an order of ours after it had ended would count twice.
   *
   * @param venue with the orders of the last day
   * @throws IllegalArgumentException when it has to wait; the message is for a person
   */
  public static void checkBooked(TickStore store, BookKey book, VenueView venue) {
    JournalCheck.unlisted(venue.orders())
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(why);
            });
    new JournalCheck(store)
        .compared(book, venue.orders()).stream()
            .filter(JournalCheck.Compared::filledLater)
            .findFirst()
            .ifPresent(
                order -> {
                  throw new IllegalArgumentException(
                      String.format(
                          Locale.ROOT,
                          "the venue has filled more of the order %s than is booked: the next tick books it",
                          order.venue().clientOrderId()));
                });
  }

  private static void check(PrimeState before, String portfolio) {
    if (before.portfolio().isEmpty()) {
      throw new IllegalArgumentException("the book has not begun, it holds nothing yet");
    }
    if (!before.portfolio().get().equals(portfolio)) {
      throw new IllegalArgumentException("the key trades in another portfolio than the book");
    }
    if (before.stopRests()) {
      throw new IllegalArgumentException(
          "a stop rests at the venue and may sell at any moment: halt, and wait for a watch or a"
              + " tick, which ends it");
    }
    if (!before.openOrders().isEmpty()) {
      throw new IllegalArgumentException(
          "the end of an order is unknown, and may explain what is missing: wait for a tick");
    }
  }

  /** What coins are worth at the market's price, USD; none need no market. */
  private static BigDecimal worth(BigDecimal base, VenueView venue) {
    return base.signum() == 0
        ? BigDecimal.ZERO
        : base.multiply(VenueView.needed(venue.marketOrWhy()).midUsd());
  }

  /** A book that is left with less than the venue sells is flat. */
  private static PrimeState soldOutOr(PrimeState after, VenueView venue, double minNotionalUsd) {
    Product product = VenueView.needed(venue.product());
    Quote quote = VenueView.needed(venue.marketOrWhy());
    BigDecimal least = product.minimumSale(quote.midUsd(), minNotionalUsd);
    return after.baseQty().signum() > 0 && after.baseQty().compareTo(least) >= 0
        ? after
        : after.sold();
  }
}
