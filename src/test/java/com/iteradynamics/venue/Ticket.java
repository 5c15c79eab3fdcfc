package com.iteradynamics.venue;

import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.order.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;

/**
 * An order as somebody asks for it.
 *
 * @param clientId the client order id; empty text in a preview, and in orders by hand
 * @param side empty when it is neither of the two
 * @param kind empty when this venue does not take the configuration
 * @param configuration as it came, to be given back
 * @param quoteSize what a buyer spends, fees included
 * @param stopPrice at or below which a stop becomes an order
 * @param end when a resting order expires
 */
record Ticket(
    String clientId,
    String productId,
    Optional<Side> side,
    Optional<OrderKind> kind,
    JsonNode configuration,
    Optional<BigDecimal> quoteSize,
    Optional<BigDecimal> baseSize,
    Optional<BigDecimal> limitPrice,
    Optional<BigDecimal> stopPrice,
    boolean postOnly,
    Optional<Instant> end) {

  private static final int LONGEST_CLIENT_ID = 128;

  /** Configurations that exist and are not taken here. */
  private static final Set<String> OTHERS =
      Set.of(
          "market_market_fok",
          "stop_limit_stop_limit_gtd",
          "trigger_bracket_gtc",
          "trigger_bracket_gtd",
          "twap_limit_gtd",
          "scaled_limit_gtc");

  /** The order of a POST, or of a preview, which needs no client order id. */
  static Ticket of(JsonNode body, boolean preview) throws InvalidCallException {
    JsonNode outer = body.path("order_configuration");
    if (!outer.isObject() || outer.size() != 1) {
      throw new InvalidCallException("order_configuration must have exactly one field");
    }
    String key = outer.fieldNames().next();
    JsonNode inner = outer.get(key);
    Optional<OrderKind> kind = OrderKind.of(key);
    if (!inner.isObject() || (kind.isEmpty() && !OTHERS.contains(key))) {
      throw new InvalidCallException("unknown order_configuration " + key);
    }
    return new Ticket(
        clientId(body, preview),
        body.path("product_id").asText(),
        side(body.path("side").asText()),
        kind,
        outer,
        amount(inner, "quote_size"),
        amount(inner, "base_size"),
        amount(inner, "limit_price"),
        amount(inner, "stop_price"),
        inner.path("post_only").asBoolean(),
        end(inner.path("end_time")));
  }

  Ticket withClientId(String other) {
    return new Ticket(
        other,
        productId,
        side,
        kind,
        configuration,
        quoteSize,
        baseSize,
        limitPrice,
        stopPrice,
        postOnly,
        end);
  }

  /** Only after the side was checked. */
  boolean buys() {
    return side.orElseThrow() == Side.BUY;
  }

  /** Whether it says what to spend, and not what to get. */
  boolean inQuote() {
    return quoteSize.isPresent();
  }

  private static String clientId(JsonNode body, boolean preview) throws InvalidCallException {
    String id = body.path("client_order_id").asText();
    if (!preview && (id.isEmpty() || id.length() > LONGEST_CLIENT_ID)) {
      throw new InvalidCallException("client_order_id must have 1 to 128 characters");
    }
    return id;
  }

  private static Optional<Side> side(String text) {
    return switch (text) {
      case "BUY" -> Optional.of(Side.BUY);
      case "SELL" -> Optional.of(Side.SELL);
      default -> Optional.empty();
    };
  }

  private static Optional<BigDecimal> amount(JsonNode inner, String name)
      throws InvalidCallException {
    JsonNode value = inner.path(name);
    if (value.isMissingNode() || value.isNull() || value.asText().isEmpty()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw new InvalidCallException(name + " must be a string");
    }
    try {
      return Optional.of(new BigDecimal(value.textValue()));
    } catch (NumberFormatException e) {
      throw new InvalidCallException(name + " is not a number");
    }
  }

  private static Optional<Instant> end(JsonNode value) throws InvalidCallException {
    if (value.asText().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(value.asText()));
    } catch (DateTimeParseException e) {
      throw new InvalidCallException("end_time is not a time");
    }
  }
}
