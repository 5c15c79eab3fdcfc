package com.iteradynamics.adapter.coinbase.translator;

import com.iteradynamics.adapter.coinbase.messages.AnswerReader;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseAmounts;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.BestPrices;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.Bucket;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.Level;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.PriceBook;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.ProductRules;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.PublicBook;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.Trade;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.Trades;
import com.iteradynamics.adapter.coinbase.messages.InvalidResponseException;
import com.iteradynamics.market.Candle;
import com.iteradynamics.order.Product;
import com.iteradynamics.order.Quote;
import com.iteradynamics.order.Ticker;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the venue says about products and prices, in our terms. Pure. */
public final class MarketTranslator {
  /** A trade that is older says nothing of the price now. */
  private static final Duration NEW_TRADE = Duration.ofMinutes(10);

  private MarketTranslator() {}

  /** A product's rules, and whether it takes market orders now. */
  public static Product product(String id, ProductRules rules) throws InvalidResponseException {
    return product(id, rules, notTradable(id, rules));
  }

  /**
   * A product's rules to be kept, every one of which has to be reported; whether it takes orders
   * now is none.
   */
  public static Product rules(String id, ProductRules rules) throws InvalidResponseException {
    Product product = product(id, rules, Optional.empty());
    CoinbaseAmounts.needed("base_min_size", rules.baseMinSize());
    CoinbaseAmounts.needed("quote_min_size", rules.quoteMinSize());
    Optional<String> problem = product.problem();
    if (problem.isPresent()) {
      throw new InvalidResponseException(id + ": " + problem.get());
    }
    return product;
  }

  private static Product product(String id, ProductRules rules, Optional<String> notTradable)
      throws InvalidResponseException {
    if (!rules.productId().equals(id)) {
      throw new InvalidResponseException(
          String.format(
              Locale.ROOT,
              "the venue answered with the product \"%s\" instead of %s",
              AnswerReader.shortened(rules.productId()),
              id));
    }
    return new Product(
        id,
        CoinbaseAmounts.positive("base_increment", rules.baseIncrement()),
        CoinbaseAmounts.positive("quote_increment", rules.quoteIncrement()),
        CoinbaseAmounts.positive("price_increment", rules.priceIncrement()),
        CoinbaseAmounts.orZero("base_min_size", rules.baseMinSize()),
        CoinbaseAmounts.positive("base_max_size", rules.baseMaxSize()),
        CoinbaseAmounts.orZero("quote_min_size", rules.quoteMinSize()),
        CoinbaseAmounts.positive("quote_max_size", rules.quoteMaxSize()),
        notTradable);
  }

  /** Every flag has to be there: one that is missing may be one that says no. */
  private static Optional<String> notTradable(String id, ProductRules rules) {
    if (!rules.status().equals("online")) {
      return Optional.of(
          id + " is not online at the venue: its status is \"" + rules.status() + "\"");
    }
    Map<String, Optional<Boolean>> flags = new LinkedHashMap<>();
    flags.put("trading_disabled", rules.tradingDisabled());
    flags.put("is_disabled", rules.isDisabled());
    flags.put("view_only", rules.viewOnly());
    flags.put("cancel_only", rules.cancelOnly());
    flags.put("auction_mode", rules.auctionMode());
    flags.put("limit_only", rules.limitOnly());
    flags.put("post_only", rules.postOnly());
    for (Map.Entry<String, Optional<Boolean>> flag : flags.entrySet()) {
      if (flag.getValue().isEmpty()) {
        return Optional.of("the venue does not say whether " + id + " is " + flag.getKey());
      }
      if (flag.getValue().get()) {
        return Optional.of("the venue takes no market orders of " + id + ": " + flag.getKey());
      }
    }
    return Optional.empty();
  }

  public static DatedQuote quote(String id, BestPrices prices) throws InvalidResponseException {
    return quote(id, prices.pricebooks().orElse(List.of()));
  }

  public static DatedQuote quote(String id, PublicBook book) throws InvalidResponseException {
    return quote(id, book.pricebook().stream().toList());
  }

  private static DatedQuote quote(String id, List<PriceBook> books)
      throws InvalidResponseException {
    PriceBook book =
        books.stream()
            .filter(one -> one.productId().equals(id))
            .findFirst()
            .orElseThrow(
                () -> new InvalidResponseException("the venue reports no prices of " + id));
    BigDecimal bid = best(id, "best bid", book.bids());
    BigDecimal ask = best(id, "best ask", book.asks());
    try {
      return new DatedQuote(new Quote(bid, ask), OffsetDateTime.parse(book.time()).toInstant());
    } catch (IllegalArgumentException e) {
      throw new InvalidResponseException(id + ": " + e.getMessage());
    } catch (DateTimeException e) {
      throw new InvalidResponseException(
          id + ", the best prices are of \"" + AnswerReader.shortened(book.time()) + "\"");
    }
  }

  /** A price, which needs a size behind it. */
  private static BigDecimal best(String id, String side, Optional<List<Level>> levels)
      throws InvalidResponseException {
    List<Level> some = levels.orElse(List.of());
    BigDecimal price =
        CoinbaseAmounts.positive(id + ", " + side, some.isEmpty() ? "" : some.getFirst().price());
    CoinbaseAmounts.positive(id + ", size of the " + side, some.getFirst().size());
    return price;
  }

  /**
   * The best prices and the newest trade; one that is older than ten minutes says nothing of now.
   *
   * @param now by the venue's clock
   */
  public static Ticker ticker(String id, Trades answer, Instant now)
      throws InvalidResponseException {
    BigDecimal bid = CoinbaseAmounts.positive(id + ", best bid", answer.bestBid());
    BigDecimal ask = CoinbaseAmounts.positive(id + ", best ask", answer.bestAsk());
    Optional<BigDecimal> last = Optional.empty();
    List<Trade> trades = answer.trades().orElse(List.of());
    try {
      if (!trades.isEmpty() && trades.getFirst().productId().equals(id)) {
        Instant at = OffsetDateTime.parse(trades.getFirst().time()).toInstant();
        if (Duration.between(at, now).abs().compareTo(NEW_TRADE) <= 0) {
          last =
              Optional.of(
                  CoinbaseAmounts.positive(id + ", newest trade", trades.getFirst().price()));
        }
      }
      return new Ticker(new Quote(bid, ask), last);
    } catch (IllegalArgumentException e) {
      throw new InvalidResponseException(id + ": " + e.getMessage());
    } catch (DateTimeException e) {
      throw new InvalidResponseException(
          id
              + ", the newest trade is of \""
              + AnswerReader.shortened(trades.getFirst().time())
              + "\"");
    }
  }

  /** When a candle opened. */
  public static Instant openTime(String id, Bucket bucket) throws InvalidResponseException {
    try {
      return Instant.ofEpochSecond(Long.parseLong(bucket.start()));
    } catch (NumberFormatException | DateTimeException e) {
      throw new InvalidResponseException(
          id + ", a candle opens at \"" + AnswerReader.shortened(bucket.start()) + "\"");
    }
  }

  /** A candle as it is reported; whether it is a possible one, its recorder checks. */
  public static Candle candle(String id, Bucket bucket) throws InvalidResponseException {
    Instant open = openTime(id, bucket);
    String name = id + " " + open;
    return new Candle(
        open,
        CoinbaseAmounts.positive(name + " open", bucket.open()).doubleValue(),
        CoinbaseAmounts.positive(name + " high", bucket.high()).doubleValue(),
        CoinbaseAmounts.positive(name + " low", bucket.low()).doubleValue(),
        CoinbaseAmounts.positive(name + " close", bucket.close()).doubleValue(),
        CoinbaseAmounts.notNegative(
                name + " volume", CoinbaseAmounts.needed(name + " volume", bucket.volume()))
            .doubleValue());
  }

  /**
   * The best prices, and of when they are.
   *
   * @param at by the venue's clock
   */
  public record DatedQuote(Quote quote, Instant at) {
    private static final Duration FRESH_FOR = Duration.ofSeconds(60);

    /**
     * The prices, if they are not older than 60 seconds, nor of a time to come.
     *
     * @param now by the venue's clock
     */
    public Quote fresh(Instant now) throws InvalidResponseException {
      if (at.isAfter(now.plus(FRESH_FOR))) {
        throw new InvalidResponseException(
            String.format(
                Locale.ROOT, "the venue's best prices are of %s, and its clock says %s", at, now));
      }
      if (now.isAfter(at.plus(FRESH_FOR))) {
        throw new InvalidResponseException(
            String.format(
                Locale.ROOT,
                "the venue's best prices are of %s, %d s ago; at most %d s are allowed",
                at,
                Math.ceilDiv(Duration.between(at, now).toMillis(), 1_000),
                FRESH_FOR.toSeconds()));
      }
      return quote;
    }
  }
}
