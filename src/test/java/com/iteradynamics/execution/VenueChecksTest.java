package com.iteradynamics.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.decision.Price;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.WalletCheck;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.execution.port.VenueView;
import com.iteradynamics.order.FeeSchedule;
import com.iteradynamics.order.Product;
import com.iteradynamics.order.Quote;
import com.iteradynamics.order.Wallet;
import com.iteradynamics.settings.SettingsReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read at the venue, at and beside every limit: tolerance of the wallet, collar, skew. */
class VenueChecksTest {
  private static final OptionalDouble CLOSE = OptionalDouble.of(128);
  private static final Result<Quote> AWAY = new Result.Failed<>("HTTP 503", true);

  private Result<Product> product = new Result.Ok<>(product("0", "0"));
  private Result<Wallet> wallet = new Result.Ok<>(ScriptedMarket.wallet("750", "2"));
  private Optional<Result<Quote>> market = Optional.empty();
  private Result<Duration> ahead = new Result.Ok<>(Duration.ZERO);

  private static Product product(String baseMin, String quoteMin) {
    return new Product(
        "BTC-USD",
        new BigDecimal("0.001"),
        new BigDecimal("0.01"),
        Optional.empty(),
        new BigDecimal(baseMin),
        Optional.empty(),
        new BigDecimal(quoteMin),
        Optional.empty(),
        Optional.of("cancel only"));
  }

  private static PrimeState ledger(int fills) {
    return PrimeState.fresh(new BigDecimal("750"))
        .change()
        .holdings(new BigDecimal("750"), new BigDecimal("2"))
        .fillsSinceFlat(fills)
        .done();
  }

  private VenueChecks checks() {
    return new VenueChecks(
        new VenueView(
            product,
            wallet,
            FeeSchedule.configured(new BigDecimal("0.009")),
            market,
            new Result.Ok<>(List.of()),
            ahead,
            VenueView.Origin.SETTINGS),
        DecisionParameters.read(
            new SettingsReader(Map.of("PRIME_COLLAR_FRAC", "0.25", "PRIME_MAX_SKEW_S", "30"))));
  }

  private VenueChecks quoted(String bid, String ask) {
    market = Optional.of(ScriptedMarket.quote(bid, ask));
    return checks();
  }

  @ParameterizedTest
  @CsvSource({
    // wallet's cash and coins of 750 USD and 2, fills since flat, smallest amount and quantity of
    // an order; an increment is 0.01 USD or 0.001 coins, a coin is worth 128 USD; whether it covers
    "750, 2, 0, 0, 0, true",
    "749.99, 2, 0, 0, 0, true",
    "749.989, 2, 0, 0, 0, false",
    "749.98, 2, 1, 0, 0, true",
    "749.979, 2, 1, 0, 0, false",
    "749.01, 2, 0, 1, 0, true",
    "749, 2, 0, 1, 0, false",
    "748.99, 2, 0, 1, 0, false",
    "750, 1.999, 0, 0, 0, true",
    "750, 1.9989, 0, 0, 0, false",
    "750, 1.998, 1, 0, 0, true",
    "750, 1.9979, 1, 0, 0, false",
    "750, 1.5001, 0, 0, 0.5, true",
    "750, 1.5, 0, 0, 0.5, false",
    "750, 1.4999, 0, 0, 0.5, false",
    "750, 1.9922, 0, 1, 0, true",
    "750, 1.9921875, 0, 1, 0, false",
    "750, 1.9921, 0, 1, 0, false",
    "9999, 99, 0, 0, 0, true",
  })
  void aWalletIsShortByAnIncrementForEachFillOrByLessThanAnOrder(
      String cash, String base, int fills, String quoteMin, String baseMin, boolean covers) {
    wallet = new Result.Ok<>(ScriptedMarket.wallet(cash, base));
    product = new Result.Ok<>(product(baseMin, quoteMin));
    WalletCheck check = checks().wallet(ledger(fills), CLOSE);
    assertEquals(covers, check instanceof WalletCheck.Verified, check.toString());
    assertEquals(!covers, check instanceof WalletCheck.Mismatched, check.toString());
  }

  @Test
  void coinsAreWorthWhatTheMarketSaysBeforeTheClose() {
    wallet = new Result.Ok<>(ScriptedMarket.wallet("750", "1.9922"));
    product = new Result.Ok<>(product("0", "1"));
    assertInstanceOf(WalletCheck.Verified.class, checks().wallet(ledger(0), CLOSE));
    assertInstanceOf(WalletCheck.Mismatched.class, quoted("255", "257").wallet(ledger(0), CLOSE));
    market = Optional.empty();
    assertInstanceOf(
        WalletCheck.Mismatched.class,
        checks().wallet(ledger(0), OptionalDouble.empty()),
        "nobody knows what they are worth");
  }

  @Test
  void whatCouldNotBeReadLeavesTheWalletUnverified() {
    product = new Result.Failed<>("HTTP 502");
    assertEquals(
        new WalletCheck.Unverified("no product rules: HTTP 502"),
        checks().wallet(ledger(0), CLOSE));
    wallet = new Result.Failed<>("HTTP 503");
    assertEquals(new WalletCheck.Unverified("HTTP 503"), checks().wallet(ledger(0), CLOSE));
  }

  @Test
  void whatIsUnclearIsSaidAndTheOtherCurrencyIsCompared() {
    Wallet.Part known = new Wallet.Part.Known(new BigDecimal("2"), BigDecimal.ZERO);
    Wallet.Part less = new Wallet.Part.Known(new BigDecimal("1"), BigDecimal.ZERO);
    Wallet.Part unclear = new Wallet.Part.Indeterminate("two wallets");
    wallet = new Result.Ok<>(new Wallet(known, unclear));
    assertEquals(new WalletCheck.Unverified("two wallets"), checks().wallet(ledger(0), CLOSE));
    wallet = new Result.Ok<>(new Wallet(unclear, known));
    assertEquals(new WalletCheck.CashUnclear("two wallets"), checks().wallet(ledger(0), CLOSE));
    wallet = new Result.Ok<>(new Wallet(unclear, less));
    assertEquals(
        new WalletCheck.Mismatched("the wallet holds unclear USD and 1, the ledger 750 USD and 2"),
        checks().wallet(ledger(0), CLOSE));
  }

  @Test
  void aMismatchTellsBothSides() {
    wallet = new Result.Ok<>(ScriptedMarket.wallet("600.5", "2"));
    assertEquals(
        new WalletCheck.Mismatched("the wallet holds 600.5 USD and 2, the ledger 750 USD and 2"),
        checks().wallet(ledger(0), CLOSE));
  }

  @ParameterizedTest
  @CsvSource({
    // milliseconds that the venue's clock is ahead, limit 30 s, whether it is too far off
    "29999, false",
    "30000, false",
    "30001, true",
    "-30000, false",
    "-30001, true",
  })
  void aClockMayBeOffUpToTheLimit(long millis, boolean off) {
    ahead = new Result.Ok<>(Duration.ofMillis(millis));
    assertEquals(off, checks().skew().isPresent());
  }

  @Test
  void aClockThatCannotBeReadIsNotTrusted() {
    ahead = new Result.Failed<>("HTTP 503");
    assertEquals(Optional.of("the venue's clock could not be read: HTTP 503"), checks().skew());
  }

  @ParameterizedTest
  @CsvSource({
    // bid and ask, whether they are more than 25 % from their middle
    "75.01, 124.99, false",
    "75, 125, false",
    "74.99, 125.01, true",
  })
  void bidAndAskAreNotTooFarFromEachOther(String bid, String ask, boolean wide) {
    assertEquals(wide, quoted(bid, ask).collarOfSale().isPresent());
    assertEquals(wide, checks().judgedByQuote().isEmpty());
    assertEquals(wide, checks().collarOfEntry(OptionalDouble.of(100)).isPresent());
  }

  @ParameterizedTest
  @CsvSource({
    // price of both sides, newest close 100 USD, whether it is more than 25 % away
    "124.99, false",
    "125, false",
    "125.01, true",
    "75.01, false",
    "75, false",
    "74.99, true",
  })
  void anEntryIsNotTooFarFromTheNewestClose(String price, boolean away) {
    VenueChecks checks = quoted(price, price);
    assertEquals(away, checks.collarOfEntry(OptionalDouble.of(100)).isPresent());
    assertEquals(Optional.empty(), checks.collarOfSale());
    assertEquals(Optional.empty(), checks.collarOfEntry(OptionalDouble.empty()));
    assertEquals(
        Optional.of(new Price(Double.parseDouble(price), Price.Basis.QUOTE_MID)),
        checks.judgedByQuote());
  }

  @Test
  void withoutAFreshPriceNothingIsTradedWhereThereIsAMarket() {
    assertEquals(Optional.empty(), checks().collarOfSale(), "no market, no collar");
    assertEquals(Optional.empty(), checks().judgedByQuote());
    market = Optional.of(AWAY);
    assertEquals(Optional.of("no fresh price: HTTP 503"), checks().collarOfSale());
    assertEquals(Optional.of("no fresh price: HTTP 503"), checks().collarOfEntry(CLOSE));
    assertEquals(Optional.empty(), checks().judgedByQuote());
  }

  @Test
  void rulesAreThoseOfTheProductAndUnknownWithoutIt() {
    product = new Result.Ok<>(product("0.5", "2"));
    assertEquals(OptionalDouble.of(2), checks().minimumUsd());
    assertEquals(OptionalDouble.of(0.5), checks().minimumSaleBase());
    assertEquals(Optional.of("cancel only"), checks().notTradable());
    product = new Result.Failed<>("HTTP 502");
    assertEquals(OptionalDouble.empty(), checks().minimumUsd());
    assertEquals(OptionalDouble.empty(), checks().minimumSaleBase());
    assertEquals(Optional.of("HTTP 502"), checks().notTradable());
  }
}
