package com.iteradynamics.order;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.settings.SettingsReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The venue's rules, quotes, balances and fills, at and beside their limits. */
class MoneyRulesTest {
  private static BigDecimal of(String amount) {
    return new BigDecimal(amount);
  }

  @ParameterizedTest
  @CsvSource({
    // units at 100 USD, smallest quantity and amount, whether that is too small
    "0, 0, 0, true",
    "-0.01, 0, 0, true",
    "0.0001, 0, 0, false",
    "0.0199, 0.02, 0, true",
    "0.02, 0.02, 0, false",
    "0.0099, 0, 1, true",
    "0.01, 0, 1, false",
  })
  void anOrderIsTooSmallBelowAMinimumOrEmpty(
      String base, String baseMin, String quoteMin, boolean tooSmall) {
    Product product =
        new Product(
            "BTC-USD",
            of("0.0001"),
            of("0.01"),
            Optional.empty(),
            of(baseMin),
            Optional.empty(),
            of(quoteMin),
            Optional.empty(),
            Optional.empty());
    assertEquals(tooSmall, product.tooSmall(of(base), of("100")));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        // units at 100 USD, largest quantity and amount, whether that is too large
        "1000000, none, none, false",
        "2, 2, none, false",
        "2.0001, 2, none, true",
        "2, none, 200, false",
        "2.0001, none, 200, true",
      })
  void anOrderIsTooLargeAboveAMaximum(
      String base, BigDecimal baseMax, BigDecimal quoteMax, boolean tooLarge) {
    Product product =
        new Product(
            "BTC-USD",
            of("0.0001"),
            of("0.01"),
            Optional.empty(),
            BigDecimal.ZERO,
            Optional.ofNullable(baseMax),
            BigDecimal.ZERO,
            Optional.ofNullable(quoteMax),
            Optional.empty());
    assertEquals(tooLarge, product.tooLarge(of(base), of("100")));
  }

  @ParameterizedTest
  @CsvSource({
    "99, 101, true",
    "100, 100, true",
    "100.01, 100, false",
    "0, 100, false",
    "-1, 100, false",
  })
  void aQuoteHasABidAboveZeroAndAnAskNotBelowIt(String bid, String ask, boolean valid) {
    Executable made = () -> new Quote(of(bid), of(ask));
    if (valid) {
      assertDoesNotThrow(made);
    } else {
      assertThrows(IllegalArgumentException.class, made);
    }
  }

  @Test
  void theMiddleIsBetweenBidAndAsk() {
    assertEquals(0, of("100.005").compareTo(new Quote(of("100"), of("100.01")).midUsd()));
  }

  @ParameterizedTest
  @CsvSource({
    // price, quantity, value to the digit
    "100.5, 2, 201.0",
    "0.0000000001, 0.0000000001, 0.00000000000000000001",
    "0.00000000015, 0.0000000001, 0.00000000000000000002",
    "0.00000000025, 0.0000000001, 0.00000000000000000002",
    "0.00000000014, 0.0000000001, 0.00000000000000000001",
  })
  void aFillIsWorthPriceTimesQuantityToTwentyDecimals(String price, String base, String value) {
    assertEquals(of(value), new Fill(of(price), of(base), BigDecimal.ZERO).valueUsd());
  }

  @Test
  void aWalletHasWhatIsFreeAndWhatIsBound() {
    Wallet wallet = new Wallet(of("100"), of("20"), of("3"), of("0.5"));
    assertEquals(of("20"), wallet.cashHold());
    assertEquals(of("120"), wallet.cash());
    assertEquals(of("0.5"), wallet.baseHold());
    assertEquals(of("3.5"), wallet.base());
    assertEquals(Optional.empty(), wallet.cashUnclear());
    assertEquals(Optional.empty(), wallet.baseUnclear());
  }

  @Test
  void whatIsUnclearOfOneCurrencyIsNotAskedAndTheOtherIsKnown() {
    Wallet.Part known = new Wallet.Part.Known(of("3"), of("0.5"));
    Wallet cash = new Wallet(new Wallet.Part.Indeterminate("two USD wallets"), known);
    assertEquals(Optional.of("two USD wallets"), cash.cashUnclear());
    assertEquals(of("3.5"), cash.base());
    assertThrows(IllegalStateException.class, cash::cash);
    Wallet base = new Wallet(known, new Wallet.Part.Indeterminate("no BTC wallet"));
    assertEquals(Optional.of("no BTC wallet"), base.baseUnclear());
    assertEquals(of("3"), base.cashAvailable());
    assertThrows(IllegalStateException.class, base::base);
  }

  @Test
  void onlyTheLiveBookIsLive() {
    assertTrue(new BookKey(BookKey.LIVE, "BTC-USD").live());
    assertFalse(BookKey.paper("BTC-USD").live());
  }

  @Test
  void restingIsOffUntilItIsAskedFor() {
    assertEquals(
        new MakerParameters(false, false, Duration.ofSeconds(45)),
        MakerParameters.read(new SettingsReader(Map.of())));
    assertEquals(
        new MakerParameters(true, false, Duration.ofSeconds(20)),
        MakerParameters.read(
            new SettingsReader(Map.of("PRIME_MAKER_FIRST", "on", "PRIME_MAKER_WAIT_S", "20"))));
  }

  @ParameterizedTest
  @CsvSource({
    "PRIME_EXECUTION=maker, true, false, 45",
    "PRIME_EXECUTION=maker-only PRIME_MAKER_PATIENCE=PT1M, true, true, 60",
    "PRIME_EXECUTION=taker PRIME_MAKER_FIRST=on, false, false, 45",
    "PRIME_MAKER_FIRST=on PRIME_MAKER_PATIENCE=PT80S PRIME_MAKER_WAIT_S=20, true, false, 80"
  })
  void howOrdersAreSent(String typed, boolean first, boolean only, int seconds) {
    SettingsReader reader = new SettingsReader(settings(typed));
    assertEquals(
        new MakerParameters(first, only, Duration.ofSeconds(seconds)),
        MakerParameters.read(reader));
    assertEquals(List.of(), reader.problems());
  }

  @ParameterizedTest
  @CsvSource({
    "PRIME_MAKER_PATIENCE=PT61M, PT15S..PT1H",
    "PRIME_MAKER_PATIENCE=PT1S, PT15S..PT1H",
    "PRIME_MAKER_REQUOTE_BPS=-1, 0.0..1000.0",
    "PRIME_MAKER_REQUOTES=21, 0..20",
    "PRIME_MAKER_PATIENCE=45, an ISO 8601 duration",
    "PRIME_EXECUTION=maker_only, taker | maker | maker-only"
  })
  void anExecutionThatIsNoneIsRefusedByName(String typed, String why) {
    SettingsReader reader = new SettingsReader(settings(typed));
    MakerParameters.read(reader);
    assertEquals(1, reader.problems().size(), reader.problems().toString());
    assertTrue(reader.problems().getFirst().contains(why), reader.problems().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "PRIME_EXECUTION=maker PRIME_MAKER_PATIENCE=PT5M, false, true",
    "PRIME_EXECUTION=maker PRIME_MAKER_PATIENCE=PT5M, true, false",
    "PRIME_EXECUTION=maker PRIME_MAKER_PATIENCE=PT1M20S, false, false",
    "PRIME_EXECUTION=taker PRIME_MAKER_PATIENCE=PT5M, false, false"
  })
  void patienceBeyondTheTickNeedsTheWatch(String typed, boolean watched, boolean refused) {
    SettingsReader reader = new SettingsReader(settings(typed));
    MakerParameters.read(reader).check(watched, reader);
    assertEquals(refused ? 1 : 0, reader.problems().size(), reader.problems().toString());
    assertTrue(!refused || reader.problems().getFirst().contains("PRIME_WATCH_MINUTES"));
  }

  private static Map<String, String> settings(String typed) {
    return Arrays.stream(typed.split(" ", -1))
        .map(each -> each.split("=", 2))
        .collect(Collectors.toMap(each -> each[0], each -> each[1]));
  }

  @Test
  void anOrderCountsItsPostsAndEndsByItsFills() {
    JournaledOrder planned =
        JournaledOrder.planned(
            PlannedTrades.buy("250", "0.01", OrderConditions.withoutMarket(1_000, 5, 0.009))
                .orders()
                .get(0));
    assertEquals(0, planned.sends());
    JournaledOrder sent = planned.sent(PlannedTrades.HOUR);
    assertEquals(1, sent.sends());
    assertEquals(2, sent.sent(PlannedTrades.HOUR).sends());
    Fill fill = new Fill(of("100"), of("2"), BigDecimal.ZERO);
    assertEquals(OrderState.FILLED, ended(sent, true, fill).state());
    assertEquals(OrderState.PARTIAL_DONE, ended(sent, false, fill).state());
    assertEquals(OrderState.CANCELLED, ended(sent, false).state());
    assertEquals(of("4"), ended(sent, true, fill, fill).filledBase());
  }

  private static JournaledOrder ended(JournaledOrder order, boolean complete, Fill... fills) {
    return order.after(new OrderOutcome.Done("venue", List.of(fills), complete));
  }
}
