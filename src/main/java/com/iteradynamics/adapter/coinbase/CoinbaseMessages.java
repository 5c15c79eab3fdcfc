package com.iteradynamics.adapter.coinbase;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the venue writes, as it writes it: amounts and enums are texts, fields that nobody knows are
 * passed over, and texts that are missing are empty. A list is only empty when the venue said so.
 */
final class CoinbaseMessages {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          // Parts of an answer may hold what must not be shown.
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private CoinbaseMessages() {}

  /** A body as a {@code type}; not JSON, or JSON of another shape, is an exception. */
  static <T> T read(String body, Class<T> type) throws JsonProcessingException {
    T value = MAPPER.readValue(body, type);
    if (value == null || value instanceof NullNode) {
      throw new JsonMappingException(null, "null where an object belongs");
    }
    return value;
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }

  private static <T> Optional<List<T>> list(Optional<List<T>> value) {
    return value == null ? Optional.empty() : value.map(List::copyOf);
  }

  private static Optional<Boolean> flag(Optional<Boolean> value) {
    return value == null ? Optional.empty() : value;
  }

  /** {@code GET /time}, whose names are written otherwise than all others. */
  record ServerTime(
      String iso,
      @JsonProperty("epochSeconds") String epochSeconds,
      @JsonProperty("epochMillis") String epochMillis) {
    ServerTime {
      iso = text(iso);
      epochSeconds = text(epochSeconds);
      epochMillis = text(epochMillis);
    }

    /** As exact as it is told. */
    Optional<Instant> instant() {
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
  record ProductRules(
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
      Optional<Boolean> viewOnly) {
    ProductRules {
      productId = text(productId);
      baseIncrement = text(baseIncrement);
      quoteIncrement = text(quoteIncrement);
      priceIncrement = text(priceIncrement);
      baseMinSize = text(baseMinSize);
      baseMaxSize = text(baseMaxSize);
      quoteMinSize = text(quoteMinSize);
      quoteMaxSize = text(quoteMaxSize);
      status = text(status);
      tradingDisabled = flag(tradingDisabled);
      isDisabled = flag(isDisabled);
      cancelOnly = flag(cancelOnly);
      limitOnly = flag(limitOnly);
      postOnly = flag(postOnly);
      auctionMode = flag(auctionMode);
      viewOnly = flag(viewOnly);
    }
  }

  /** {@code GET /products/{id}/candles}. */
  record Candles(Optional<List<Bucket>> candles) {
    Candles {
      candles = list(candles);
    }
  }

  /** A candle; {@code start} is its open time in seconds since 1970. */
  record Bucket(String start, String low, String high, String open, String close, String volume) {
    Bucket {
      start = text(start);
      low = text(low);
      high = text(high);
      open = text(open);
      close = text(close);
      volume = text(volume);
    }
  }

  /** {@code GET /best_bid_ask}. */
  record BestPrices(Optional<List<PriceBook>> pricebooks) {
    BestPrices {
      pricebooks = list(pricebooks);
    }
  }

  /** {@code GET /market/product_book}. */
  record PublicBook(Optional<PriceBook> pricebook) {
    PublicBook {
      pricebook = pricebook == null ? Optional.empty() : pricebook;
    }
  }

  /** The best prices of one product. */
  record PriceBook(String productId, Optional<List<Level>> bids, Optional<List<Level>> asks) {
    PriceBook {
      productId = text(productId);
      bids = list(bids);
      asks = list(asks);
    }
  }

  /** A price, and how much there is at it. */
  record Level(String price, String size) {
    Level {
      price = text(price);
      size = text(size);
    }
  }

  /** A page of {@code GET /accounts}. */
  record Accounts(Optional<List<Account>> accounts, Optional<Boolean> hasNext, String cursor)
      implements Page<Account> {
    Accounts {
      accounts = list(accounts);
      hasNext = flag(hasNext);
      cursor = text(cursor);
    }

    @Override
    public Optional<List<Account>> items() {
      return accounts;
    }
  }

  /** The wallet of one currency. */
  record Account(
      String uuid,
      String currency,
      Optional<Balance> availableBalance,
      Optional<Balance> hold,
      Optional<Boolean> active,
      String type,
      String deletedAt) {
    Account {
      uuid = text(uuid);
      currency = text(currency);
      availableBalance = availableBalance == null ? Optional.empty() : availableBalance;
      hold = hold == null ? Optional.empty() : hold;
      active = flag(active);
      type = text(type);
      deletedAt = text(deletedAt);
    }
  }

  /** An amount with its currency. */
  record Balance(String value, String currency) {
    Balance {
      value = text(value);
      currency = text(currency);
    }
  }

  /** {@code GET /key_permissions}. */
  record Permissions(
      Optional<Boolean> canView,
      Optional<Boolean> canTrade,
      Optional<Boolean> canTransfer,
      String portfolioUuid) {
    Permissions {
      canView = flag(canView);
      canTrade = flag(canTrade);
      canTransfer = flag(canTransfer);
      portfolioUuid = text(portfolioUuid);
    }
  }

  /** {@code GET /transaction_summary}. */
  record FeeSummary(Optional<FeeTier> feeTier) {
    FeeSummary {
      feeTier = feeTier == null ? Optional.empty() : feeTier;
    }
  }

  /** Rates as fractions. */
  record FeeTier(String pricingTier, String takerFeeRate, String makerFeeRate) {
    FeeTier {
      pricingTier = text(pricingTier);
      takerFeeRate = text(takerFeeRate);
      makerFeeRate = text(makerFeeRate);
    }
  }

  /** {@code POST /orders/preview}. */
  record Preview(
      String orderTotal,
      String commissionTotal,
      String baseSize,
      Optional<List<String>> errs,
      Optional<List<String>> warning) {
    Preview {
      orderTotal = text(orderTotal);
      commissionTotal = text(commissionTotal);
      baseSize = text(baseSize);
      errs = list(errs);
      warning = list(warning);
    }
  }

  /** A part of a list. */
  interface Page<T> {
    /** What is in it; empty when the answer has no list. */
    Optional<List<T>> items();

    /** Whether there is more; empty when the answer does not say. */
    Optional<Boolean> hasNext();

    /** What to ask for more with; may be empty. */
    String cursor();
  }

  /** Anything, also what is not there. */
  static JsonNode any(JsonNode value) {
    return value == null ? MissingNode.getInstance() : value;
  }
}
