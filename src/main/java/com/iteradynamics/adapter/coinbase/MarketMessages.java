package com.iteradynamics.adapter.coinbase;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the venue writes about time, products and prices; see {@link CoinbaseMessages}. */
final class MarketMessages {
  private MarketMessages() {}

  /** {@code GET /time}, whose names are written otherwise than all others. */
  record ServerTime(
      String iso,
      @JsonProperty("epochSeconds") String epochSeconds,
      @JsonProperty("epochMillis") String epochMillis) {
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
      Optional<Boolean> viewOnly) {}

  /** {@code GET /products/{id}/candles}. */
  record Candles(Optional<List<Bucket>> candles) {}

  /** A candle; {@code start} is its open time in seconds since 1970. */
  record Bucket(String start, String low, String high, String open, String close, String volume) {}

  /** {@code GET /best_bid_ask}. */
  record BestPrices(Optional<List<PriceBook>> pricebooks) {}

  /** {@code GET /market/product_book}. */
  record PublicBook(Optional<PriceBook> pricebook) {}

  /** The best prices of one product. */
  record PriceBook(
      String productId, Optional<List<Level>> bids, Optional<List<Level>> asks, String time) {}

  /** A price, and how much there is at it. */
  record Level(String price, String size) {}
}
