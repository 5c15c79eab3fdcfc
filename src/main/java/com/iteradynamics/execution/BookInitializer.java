package com.iteradynamics.execution;

import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.WalletCheck;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.execution.port.VenueIdentity;
import com.iteradynamics.execution.port.VenueView;
import com.iteradynamics.order.Product;
import com.iteradynamics.order.Wallet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a live book begins: flat, with the cash that its wallet has free, or with as much of it as it
 * is given. Coins that are in the wallet already are the user's, and keep it from beginning until a
 * person has said what they are.
 *
 * @param state the book as it begins; empty when it cannot begin yet
 * @param wallet why not, or that the wallet was read
 */
record BookInitializer(Optional<PrimeState> state, WalletCheck wallet) {

  /** A book that has begun already. */
  static boolean needed(TickKey tick, PrimeState ledger) {
    return tick.book().live() && ledger.portfolio().isEmpty();
  }

  static BookInitializer of(
      TickKey tick,
      TickStore store,
      PrimeState ledger,
      VenueIdentity identity,
      VenueView venue,
      OptionalDouble closeUsd,
      CycleParameters parameters) {
    Optional<Wallet> wallet = venue.wallet().read();
    Optional<Product> product = venue.product().read();
    if (identity.portfolio().isEmpty() || wallet.isEmpty() || product.isEmpty()) {
      return notYet(
          new WalletCheck.Unverified("the book cannot begin: " + unread(identity, venue)));
    }
    Optional<String> unclear = wallet.get().cashUnclear().or(wallet.get()::baseUnclear);
    if (unclear.isPresent()) {
      return notYet(new WalletCheck.Unverified("the book cannot begin: " + unclear.get()));
    }
    if (closeUsd.isEmpty()) {
      return notYet(
          new WalletCheck.Unverified(
              "the book cannot begin without the candle of the hour before: what coins the wallet"
                  + " holds are worth is not known"));
    }
    Optional<String> coins = coins(wallet.get(), closeUsd.getAsDouble(), parameters.decision());
    if (coins.isPresent()) {
      return notYet(new WalletCheck.Mismatched(coins.get()));
    }
    Optional<String> owner = store.bind(tick.book(), identity.portfolio().get());
    if (owner.isPresent()) {
      return notYet(
          new WalletCheck.Mismatched(
              String.format(
                  Locale.ROOT,
                  "the portfolio belongs to the live book of %s already; give this book one of its own",
                  owner.get())));
    }
    BigDecimal cash = cash(wallet.get(), product.get(), parameters.startCash());
    return new BookInitializer(
        Optional.of(begun(ledger, cash, identity.portfolio().get())), new WalletCheck.Verified());
  }

  /** Which of portfolio, wallet and product rules could not be read, and why. */
  static String unread(VenueIdentity identity, VenueView venue) {
    List<String> missing = new ArrayList<>();
    if (identity.portfolio().isEmpty()) {
      missing.add(identity.problem().orElse("the portfolio is unknown"));
    }
    if (venue.wallet() instanceof Result.Failed<Wallet>(String why, boolean away)) {
      missing.add("the wallet cannot be read: " + why);
    }
    if (venue.product() instanceof Result.Failed<Product>(String why, boolean away)) {
      missing.add("the product's rules cannot be read: " + why);
    }
    return String.join("; ", missing);
  }

  private static BookInitializer notYet(WalletCheck why) {
    return new BookInitializer(Optional.empty(), why);
  }

  /** What a new book takes over: the free cash, or as much of it as it is given, USD. */
  static BigDecimal cash(Wallet wallet, Product product, Optional<BigDecimal> most) {
    BigDecimal free = Product.floor(wallet.cashAvailable(), product.quoteIncrement());
    return most.map(free::min).orElse(free);
  }

  private static PrimeState begun(PrimeState ledger, BigDecimal cash, String portfolio) {
    return ledger
        .change()
        .holdings(cash, BigDecimal.ZERO)
        .equity(cash.doubleValue(), cash.doubleValue())
        .portfolio(portfolio)
        .activity(Optional.empty())
        .done();
  }

  private static Optional<String> coins(
      Wallet wallet, double priceUsd, DecisionParameters parameters) {
    double worth = wallet.base().doubleValue() * priceUsd;
    return worth >= parameters.minNotionalUsd()
        ? Optional.of(
            String.format(
                    Locale.ROOT,
                    "the wallet holds %s of the product already, which this new book does not know; sell",
                    wallet.base().toPlainString())
                + " or move it, or take it over by argus state import-position")
        : Optional.empty();
  }
}
