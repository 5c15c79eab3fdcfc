package com.iteradynamics.adapter.coinbase.translator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.iteradynamics.adapter.coinbase.ChangedFixture;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.BestPrices;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.ProductRules;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.PublicBook;
import com.iteradynamics.adapter.coinbase.messages.InvalidResponseException;
import com.iteradynamics.adapter.coinbase.translator.MarketTranslator.DatedQuote;
import com.iteradynamics.order.Product;
import com.iteradynamics.order.Quote;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarketTranslatorTest {
  private static final String ID = "BTC-USD";

  private static Product product(String changes) throws InvalidResponseException {
    ObjectNode json =
        ChangedFixture.change(ChangedFixture.fixture("product_btc_usd.json"), changes);
    return MarketTranslator.product(ID, ChangedFixture.read(json, ProductRules.class));
  }

  @Test
  void aProductHasTheVenuesRules() throws InvalidResponseException {
    assertEquals(
        new Product(
            ID,
            new BigDecimal("0.00000001"),
            new BigDecimal("0.01"),
            new BigDecimal("0.01"),
            new BigDecimal("0.00000001"),
            new BigDecimal("3400"),
            new BigDecimal("1"),
            new BigDecimal("150000000"),
            Optional.empty()),
        product(""));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "status=delisted            | BTC-USD is not online at the venue: its status is \"delisted\"",
        "-status                    | BTC-USD is not online at the venue: its status is \"\"",
        "status=ONLINE              | BTC-USD is not online at the venue: its status is \"ONLINE\"",
        "trading_disabled:=true     | the venue takes no market orders of BTC-USD: trading_disabled",
        "is_disabled:=true          | the venue takes no market orders of BTC-USD: is_disabled",
        "view_only:=true            | the venue takes no market orders of BTC-USD: view_only",
        "cancel_only:=true          | the venue takes no market orders of BTC-USD: cancel_only",
        "auction_mode:=true         | the venue takes no market orders of BTC-USD: auction_mode",
        "limit_only:=true           | the venue takes no market orders of BTC-USD: limit_only",
        "post_only:=true            | the venue takes no market orders of BTC-USD: post_only",
        "limit_only:=\"true\"       | the venue takes no market orders of BTC-USD: limit_only",
        "-post_only                 | the venue does not say whether BTC-USD is post_only",
        "view_only:=null            | the venue does not say whether BTC-USD is view_only"
      })
  void aProductThatTakesNoMarketOrdersSaysWhy(String changes, String why)
      throws InvalidResponseException {
    assertEquals(Optional.of(why), product(changes).notTradable());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "base_increment=            | base_increment is missing",
        "-quote_increment           | quote_increment is missing",
        "price_increment=0          | price_increment must be > 0, was 0",
        "base_increment=-0.1        | base_increment must be > 0, was -0.1",
        "base_max_size=             | base_max_size is missing",
        "-quote_max_size            | quote_max_size is missing",
        "base_min_size=-1           | base_min_size must be >= 0, was -1",
        "base_increment=abc         | base_increment is no amount: \"abc\"",
        "base_increment=1e-9999999  | base_increment is no amount: \"1e-9999999\"",
        "base_increment=NaN         | base_increment is no amount: \"NaN\"",
        "product_id=BTC-USDC        | the venue answered with the product \"BTC-USDC\" instead of BTC-USD",
        "-product_id                | the venue answered with the product \"\" instead of BTC-USD"
      })
  void rulesThatAreMissingOrImpossibleAreNone(String changes, String why) {
    assertEquals(why, failure(() -> product(changes)));
  }

  private static Product kept(String changes) throws InvalidResponseException {
    ObjectNode json =
        ChangedFixture.change(ChangedFixture.fixture("product_btc_usd.json"), changes);
    return MarketTranslator.rules(ID, ChangedFixture.read(json, ProductRules.class));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"", "status=delisted", "-status", "limit_only:=true", "-post_only"})
  void whetherAProductTradesNowIsNoRule(String changes) throws InvalidResponseException {
    assertEquals(product(""), kept(changes));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "-base_increment            | base_increment is missing",
        "-quote_increment           | quote_increment is missing",
        "-price_increment           | price_increment is missing",
        "-base_min_size             | base_min_size is missing",
        "-base_max_size             | base_max_size is missing",
        "-quote_min_size            | quote_min_size is missing",
        "quote_min_size=            | quote_min_size is missing",
        "-quote_max_size            | quote_max_size is missing",
        "base_min_size=3401         | BTC-USD: a maximum is below the minimum or the increment",
        "base_increment=3401        | BTC-USD: a maximum is below the minimum or the increment",
        "quote_max_size=0.5         | BTC-USD: a maximum is below the minimum or the increment",
        "product_id=BTC-USDC        | the venue answered with the product \"BTC-USDC\" instead of BTC-USD"
      })
  void rulesToBeKeptAreAllReportedAndPossible(String changes, String why) {
    assertEquals(why, failure(() -> kept(changes)));
  }

  @Test
  void minimumsMayBeMissing() throws InvalidResponseException {
    Product product = product("-base_min_size ;quote_min_size=");
    assertEquals(BigDecimal.ZERO, product.baseMin());
    assertEquals(BigDecimal.ZERO, product.quoteMin());
  }

  @Test
  void amountsMayBeNumbersAndOneMayHaveAnExponent() throws InvalidResponseException {
    Product product = product("base_increment:=0.00000001 ;quote_max_size:=1.5E8");
    assertEquals(0, new BigDecimal("0.00000001").compareTo(product.baseIncrement()));
    assertEquals(0, new BigDecimal("150000000").compareTo(product.quoteMax().orElseThrow()));
  }

  @Test
  void theBestPricesAreReadFromEitherBook() throws InvalidResponseException {
    DatedQuote quote =
        new DatedQuote(
            new Quote(new BigDecimal("68923.66"), new BigDecimal("68923.67")),
            Instant.parse("2026-11-22T14:00:06.911824Z"));
    assertEquals(
        quote,
        MarketTranslator.quote(
            ID,
            ChangedFixture.read(ChangedFixture.fixture("best_bid_ask.json"), BestPrices.class)));
    assertEquals(
        quote,
        MarketTranslator.quote(
            ID,
            ChangedFixture.read(ChangedFixture.fixture("product_book.json"), PublicBook.class)));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "pricebooks:=[]                    | the venue reports no prices of BTC-USD",
        "-pricebooks                       | the venue reports no prices of BTC-USD",
        "pricebooks.0.product_id=ETH-USD   | the venue reports no prices of BTC-USD",
        "pricebooks.0.bids:=[]             | BTC-USD, best bid is missing",
        "-pricebooks.0.asks                | BTC-USD, best ask is missing",
        "pricebooks.0.asks.0.price=0       | BTC-USD, best ask must be > 0, was 0",
        "pricebooks.0.asks.0.size=0        | BTC-USD, size of the best ask must be > 0, was 0",
        "pricebooks.0.bids.0.size=0.000    | BTC-USD, size of the best bid must be > 0, was 0.000",
        "pricebooks.0.bids.0.size=         | BTC-USD, size of the best bid is missing",
        "-pricebooks.0.asks.0.size         | BTC-USD, size of the best ask is missing",
        "-pricebooks.0.time                | BTC-USD, the best prices are of \"\"",
        "pricebooks.0.time=now             | BTC-USD, the best prices are of \"now\"",
        "pricebooks.0.asks.0.price=68923.6 | BTC-USD: 0 < bid <= ask must hold, was 68923.66 and 68923.6"
      })
  void pricesThatCannotBeAreNone(String changes, String why) {
    assertEquals(
        why,
        failure(
            () ->
                MarketTranslator.quote(
                    ID,
                    ChangedFixture.read(
                        ChangedFixture.change(ChangedFixture.fixture("best_bid_ask.json"), changes),
                        BestPrices.class))));
  }

  /** Milliseconds after the prices were made. */
  @ParameterizedTest
  @CsvSource({
    "-86400000, 'the venue''s best prices are of 2026-11-22T14:00:00Z, and its clock says"
        + " 2026-11-21T14:00:00Z'",
    "-60000, nothing is wrong",
    "0, nothing is wrong",
    "59999, nothing is wrong",
    "60000, nothing is wrong",
    "60001, 'the venue''s best prices are of 2026-11-22T14:00:00Z, 61 s ago; at most 60 s are"
        + " allowed'",
    "86400000, 'the venue''s best prices are of 2026-11-22T14:00:00Z, 86400 s ago; at most 60 s are"
        + " allowed'"
  })
  void pricesAreGoodForAMinute(long millis, String why) {
    Instant made = Instant.parse("2026-11-22T14:00:00Z");
    DatedQuote quote = new DatedQuote(new Quote(BigDecimal.ONE, BigDecimal.TWO), made);
    assertEquals(why, failure(() -> quote.fresh(made.plusMillis(millis))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1e5", "x", "99999999999999999999", "1795356000.5"})
  void aCandleWithoutATimeIsNone(String start) {
    ObjectNode bucket =
        ChangedFixture.change((ObjectNode) ChangedFixture.tree("{}"), "start=" + start);
    assertEquals(
        "BTC-USD, a candle opens at \"" + start + "\"",
        failure(
            () ->
                MarketTranslator.candle(
                    ID, ChangedFixture.read(bucket, CoinbaseMessages.Bucket.class))));
  }

  interface Translating {
    void run() throws InvalidResponseException;
  }

  /** What is wrong with it. */
  static String failure(Translating what) {
    try {
      what.run();
      return "nothing is wrong";
    } catch (InvalidResponseException e) {
      return e.getMessage();
    }
  }
}
