package com.iteradynamics.adapter.coinbase.messages;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads what the venue writes, as it writes it: amounts and enums are texts, fields that nobody
 * knows are passed over, and what is missing is empty, never null. A list of nothing is only there
 * when the venue said so.
 */
public final class CoinbaseMessages {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          // What is missing or null is an empty text or an empty Optional; a list has no nulls.
          .defaultSetterInfo(JsonSetter.Value.construct(Nulls.AS_EMPTY, Nulls.FAIL))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          // Parts of an answer may hold what must not be shown.
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private CoinbaseMessages() {}

  /** A body as a {@code type}; not JSON, or JSON of another shape, is an exception. */
  public static <T> T read(String body, Class<T> type) throws JsonProcessingException {
    T value = MAPPER.readValue(body, type);
    if (value == null || value instanceof NullNode) {
      throw new JsonMappingException(null, "null where an object belongs");
    }
    return value;
  }

  /** A part of a list. */
  public interface Page<T> {
    /** What is in it; empty when the answer has no list. */
    Optional<List<T>> items();

    /** Whether there is more; empty when the answer does not say. */
    Optional<Boolean> hasNext();

    /** What to ask for more with; may be empty. */
    String cursor();
  }

  /** {@code GET /time}, whose names are written otherwise than all others. */
  public record ServerTime(
      String iso,
      @JsonProperty("epochSeconds") String epochSeconds,
      @JsonProperty("epochMillis") String epochMillis) {
    /** As exact as it is reported. */
    public Optional<Instant> instant() {
      try {
        if (!epochMillis.isEmpty()) {
          return Optional.of(Instant.ofEpochMilli(Long.parseLong(epochMillis)));
        }
        if (!epochSeconds.isEmpty()) {
          return Optional.of(Instant.ofEpochSecond(Long.parseLong(epochSeconds)));
        }
        return iso.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(iso));
      } catch (NumberFormatException | DateTimeException e) {
        return Optional.empty();
      }
    }
  }

  /** {@code GET /products/{id}}. */
  public record ProductRules(
      String productId,
      String baseIncrement,
      String quoteIncrement,
      String priceIncrement,
      String baseMinSize,
      String baseMaxSize,
      String quoteMinSize,
      String quoteMaxSize,
      String status,
      Optional<Boolean> tradingDisabled,
      Optional<Boolean> isDisabled,
      Optional<Boolean> cancelOnly,
      Optional<Boolean> limitOnly,
      Optional<Boolean> postOnly,
      Optional<Boolean> auctionMode,
      Optional<Boolean> viewOnly) {}

  /** {@code GET /products/{id}/candles}. */
  public record Candles(Optional<List<Bucket>> candles) {}

  /** A candle; {@code start} is its open time in seconds since 1970. */
  public record Bucket(
      String start, String low, String high, String open, String close, String volume) {}

  /** {@code GET /best_bid_ask}. */
  public record BestPrices(Optional<List<PriceBook>> pricebooks) {}

  /** {@code GET /market/product_book}. */
  public record PublicBook(Optional<PriceBook> pricebook) {}

  /**
   * {@code GET /products/{id}/ticker}: the newest trades, the newest first, and the best prices.
   */
  public record Trades(Optional<List<Trade>> trades, String bestBid, String bestAsk) {}

  /** A trade of the market, not of ours. */
  public record Trade(String productId, String price, String time) {}

  /** The best prices of one product. */
  public record PriceBook(
      String productId, Optional<List<Level>> bids, Optional<List<Level>> asks, String time) {}

  /** A price, and how much there is at it. */
  public record Level(String price, String size) {}

  /** A page of {@code GET /accounts}. */
  public record Accounts(Optional<List<Account>> accounts, Optional<Boolean> hasNext, String cursor)
      implements Page<Account> {
    @Override
    public Optional<List<Account>> items() {
      return accounts;
    }
  }

  /** The wallet of one currency. */
  public record Account(
      String uuid,
      String currency,
      Optional<Balance> availableBalance,
      Optional<Balance> hold,
      Optional<Boolean> active,
      String type,
      String deletedAt) {}

  /** An amount with its currency. */
  public record Balance(String value, String currency) {}

  /** {@code GET /key_permissions}. */
  public record Permissions(
      Optional<Boolean> canView,
      Optional<Boolean> canTrade,
      Optional<Boolean> canTransfer,
      String portfolioUuid) {}

  /** {@code GET /transaction_summary}. */
  public record FeeSummary(Optional<FeeTier> feeTier) {}

  /** Rates as fractions. */
  public record FeeTier(String pricingTier, String takerFeeRate, String makerFeeRate) {}

  /** {@code POST /orders/preview}. */
  public record Preview(
      String orderTotal,
      String commissionTotal,
      String baseSize,
      Optional<List<String>> errs,
      Optional<List<String>> warning) {}

  /**
   * {@code POST /orders}, which answers 200 to refusals too. The order's id was at the top until
   * 2024.
   */
  public record Created(
      Optional<Boolean> success,
      Optional<Accepted> successResponse,
      JsonNode errorResponse,
      String orderId) {}

  /** What was taken. */
  public record Accepted(String orderId, String productId, String side, String clientOrderId) {}

  /** {@code GET /orders/historical/{id}}. */
  public record OneOrder(Optional<Order> order) {}

  /** A page of {@code GET /orders/historical/batch}. */
  public record Orders(Optional<List<Order>> orders, Optional<Boolean> hasNext, String cursor)
      implements Page<Order> {
    @Override
    public Optional<List<Order>> items() {
      return orders;
    }
  }

  /**
   * An order. What was executed is in {@code filledSize} (base), {@code filledValue} (quote) and
   * {@code totalFees} (quote); a status alone does not say it, and messages are no status.
   */
  public record Order(
      String orderId,
      String clientOrderId,
      String productId,
      String side,
      JsonNode orderConfiguration,
      String status,
      String createdTime,
      String filledSize,
      String averageFilledPrice,
      String filledValue,
      String totalFees,
      String totalValueAfterFees,
      String numberOfFills,
      Optional<Boolean> settled,
      String triggerStatus,
      String rejectReason,
      String rejectMessage) {}

  /** A page of {@code GET /orders/historical/fills}; it does not say whether there is more. */
  public record Fills(Optional<List<OneFill>> fills, String cursor) implements Page<OneFill> {
    @Override
    public Optional<List<OneFill>> items() {
      return fills;
    }

    @Override
    public Optional<Boolean> hasNext() {
      return Optional.empty();
    }
  }

  /** A part that was executed; {@code size} is base, unless {@code sizeInQuote}. */
  public record OneFill(
      String entryId,
      String tradeId,
      String orderId,
      String price,
      String size,
      String commission,
      Optional<Commission> commissionDetailTotal,
      Optional<Boolean> sizeInQuote) {}

  /** What a fill cost, once more. */
  public record Commission(String totalCommission) {}

  /** {@code POST /orders/batch_cancel}. */
  public record Cancelled(Optional<List<CancelResult>> results) {}

  /** Whether a cancellation was accepted; that it was carried out, the order says. */
  public record CancelResult(Optional<Boolean> success, String failureReason, String orderId) {}
}
