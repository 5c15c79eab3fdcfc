package com.iteradynamics.execution;

import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.decision.Price;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.WalletCheck;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.execution.port.VenueIdentity;
import com.iteradynamics.execution.port.VenueView;
import com.iteradynamics.market.CurrencyPair;
import com.iteradynamics.order.Product;
import com.iteradynamics.order.Quote;
import com.iteradynamics.order.Wallet;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** What the governors have to know of the venue, each an answer to what was read there. */
final class VenueChecks {
  private final VenueView venue;
  private final DecisionParameters parameters;

  VenueChecks(VenueView venue, DecisionParameters parameters) {
    this.venue = venue;
    this.parameters = parameters;
  }

  /**
   * Whether the wallet covers the ledger, up to what is lost by rounding: an increment, and one for
   * each fill since the book was last flat; or less than the venue takes an order for.
   *
   * @param identity whether the venue that answers has the book's orders
   * @param closeUsd newest close, USD, which says what coins are worth where there is no market
   */
  WalletCheck wallet(VenueIdentity identity, PrimeState ledger, OptionalDouble closeUsd) {
    return identity
        .problem()
        .<WalletCheck>map(WalletCheck.Unverified::new)
        .orElseGet(() -> wallet(ledger, closeUsd));
  }

  /** The same of the venue that has the book's orders. */
  WalletCheck wallet(PrimeState ledger, OptionalDouble closeUsd) {
    if (venue.wallet() instanceof Result.Failed<Wallet>(String why, boolean away)) {
      return new WalletCheck.Unverified(why);
    }
    if (venue.product() instanceof Result.Failed<Product>(String why, boolean away)) {
      return new WalletCheck.Unverified("no product rules: " + why);
    }
    Wallet wallet = venue.wallet().read().orElseThrow();
    Product product = venue.product().read().orElseThrow();
    if (wallet.baseUnclear().isPresent()) {
      return new WalletCheck.Unverified(wallet.baseUnclear().get());
    }
    Optional<String> cashUnclear = wallet.cashUnclear();
    BigDecimal cashShort =
        cashUnclear.isPresent() ? BigDecimal.ZERO : ledger.cashUsd().subtract(wallet.cash());
    BigDecimal baseShort = ledger.baseQty().subtract(wallet.base());
    BigDecimal roundings = BigDecimal.valueOf(1L + ledger.fillsSinceFlat());
    boolean cashCovered =
        cashShort.compareTo(product.quoteIncrement().multiply(roundings)) <= 0
            || cashShort.compareTo(product.quoteMin()) < 0;
    boolean baseCovered =
        baseShort.compareTo(product.baseIncrement().multiply(roundings)) <= 0
            || isLessThanAnOrder(baseShort, product, closeUsd);
    if (cashCovered && baseCovered) {
      return cashUnclear
          .<WalletCheck>map(WalletCheck.CashUnclear::new)
          .orElseGet(WalletCheck.Verified::new);
    }
    return new WalletCheck.Mismatched(
        String.format(
            Locale.ROOT,
            "the wallet holds %s %s and %s, the ledger %s %s and %s",
            cashUnclear.map(why -> "unclear").orElseGet(() -> wallet.cash().toPlainString()),
            quoteCurrency(product),
            wallet.base().toPlainString(),
            ledger.cashUsd().toPlainString(),
            quoteCurrency(product),
            ledger.baseQty().toPlainString()));
  }

  private boolean isLessThanAnOrder(BigDecimal base, Product product, OptionalDouble closeUsd) {
    OptionalDouble price =
        quote().map(quote -> OptionalDouble.of(quote.midUsd().doubleValue())).orElse(closeUsd);
    return base.compareTo(product.baseMin()) < 0
        || (price.isPresent()
            && base.doubleValue() * price.getAsDouble() < product.quoteMin().doubleValue());
  }

  /** Why the venue takes no order of the product; empty when it does. */
  Optional<String> notTradable() {
    return switch (venue.product()) {
      case Result.Ok<Product>(Product product) -> product.notTradable();
      case Result.Failed<Product>(String why, boolean away) -> Optional.of(why);
    };
  }

  /** The smallest amount that the venue takes, USD; empty when its rules could not be read. */
  OptionalDouble minimumUsd() {
    return rule(Product::quoteMin);
  }

  /** The smallest quantity that the venue sells; empty when its rules could not be read. */
  OptionalDouble minimumSaleBase() {
    return rule(Product::baseMin);
  }

  private OptionalDouble rule(Function<Product, BigDecimal> rule) {
    return venue.product().read().map(rule).stream()
        .mapToDouble(BigDecimal::doubleValue)
        .findFirst();
  }

  /** Why our clock cannot be trusted beside the venue's; empty when it can. */
  Optional<String> skew() {
    return switch (venue.clockAhead()) {
      case Result.Failed<Duration>(String why, boolean away) ->
          Optional.of("the venue's clock could not be read: " + why);
      case Result.Ok<Duration>(Duration ahead) ->
          ahead.abs().compareTo(parameters.maxSkew()) > 0
              ? Optional.of(
                  "our clock and the venue's are "
                      + ahead.abs().toSeconds()
                      + " s apart, at most "
                      + parameters.maxSkew().toSeconds()
                      + " s are allowed")
              : Optional.empty();
    };
  }

  /** Why an entry must not be made at the market's price; empty when it may. */
  Optional<String> collarOfEntry(OptionalDouble closeUsd) {
    return collarOfSale()
        .or(() -> quote().flatMap(quote -> awayFrom(closeUsd, quote.midUsd().doubleValue())));
  }

  /** Why a sale must not be made at the market's price; empty when it may. */
  Optional<String> collarOfSale() {
    return venue
        .market()
        .flatMap(
            market ->
                switch (market) {
                  case Result.Failed<Quote>(String why, boolean away) ->
                      Optional.of("no fresh price: " + why);
                  case Result.Ok<Quote>(Quote quote) -> wide(quote);
                });
  }

  /**
   * A price to judge a position by without a fresh candle: the market's, when it may be sold at.
   */
  Optional<Price> judgedByQuote() {
    return quote()
        .filter(quote -> wide(quote).isEmpty())
        .map(quote -> new Price(quote.midUsd().doubleValue(), Price.Basis.QUOTE_MID));
  }

  private static String quoteCurrency(Product product) {
    return CurrencyPair.of(product.productId()).quote();
  }

  /** The best prices; empty when there are none, or they could not be read. */
  Optional<Quote> quote() {
    return venue.market().flatMap(Result::read);
  }

  private Optional<String> wide(Quote quote) {
    double mid = quote.midUsd().doubleValue();
    double half = quote.askUsd().doubleValue() / mid - 1;
    return half > parameters.collar()
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "bid %s and ask %s are too far from each other",
                quote.bidUsd().toPlainString(),
                quote.askUsd().toPlainString()))
        : Optional.empty();
  }

  private Optional<String> awayFrom(OptionalDouble closeUsd, double mid) {
    return closeUsd.isPresent() && Math.abs(mid / closeUsd.getAsDouble() - 1) > parameters.collar()
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "the market is at %s, too far from the newest close of %s",
                mid,
                closeUsd.getAsDouble()))
        : Optional.empty();
  }
}
