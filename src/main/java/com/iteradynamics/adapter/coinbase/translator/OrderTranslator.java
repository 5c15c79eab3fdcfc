package com.iteradynamics.adapter.coinbase.translator;

import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.adapter.coinbase.messages.Answer;
import com.iteradynamics.adapter.coinbase.messages.AnswerReader;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseAmounts;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.CancelResult;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.Cancelled;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.Order;
import com.iteradynamics.adapter.coinbase.messages.InvalidResponseException;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.PostOnly;
import com.iteradynamics.order.Side;
import com.iteradynamics.order.StopLimit;
import com.iteradynamics.order.VenueOrder;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the venue says about an order, in our terms. Pure. */
public final class OrderTranslator {
  private static final Set<String> TERMINAL = Set.of("FILLED", "CANCELLED", "EXPIRED", "FAILED");

  /** An order of ours cannot be older than its hour, up to what clocks differ. */
  private static final Duration OLDER = Duration.ofMinutes(5);

  private OrderTranslator() {}

  /** Whether nothing more can happen to it; an unknown status is no end. */
  public static boolean isTerminal(Order order) {
    return TERMINAL.contains(order.status());
  }

  /** An order of the venue's list. */
  public static VenueOrder listed(Order order) throws InvalidResponseException {
    return new VenueOrder(
        order.orderId(),
        order.clientOrderId(),
        side(order),
        filled(order),
        isTerminal(order),
        time(order.createdTime()));
  }

  /** Empty when it is not reported: an order that is full has not executed nothing. */
  private static Optional<BigDecimal> filled(Order order) throws InvalidResponseException {
    String name = "filled_size of order " + order.orderId();
    Optional<BigDecimal> told = CoinbaseAmounts.of(name, order.filledSize());
    if (told.isPresent()) {
      CoinbaseAmounts.notNegative(name, told.get());
    }
    return told.filter(size -> size.signum() > 0 || !order.status().equals("FILLED"));
  }

  private static Side side(Order order) throws InvalidResponseException {
    return switch (order.side()) {
      case "BUY" -> Side.BUY;
      case "SELL" -> Side.SELL;
      default ->
          throw new InvalidResponseException(
              String.format(
                  Locale.ROOT,
                  "order %s has the side \"%s\"",
                  order.orderId(),
                  AnswerReader.shortened(order.side())));
    };
  }

  /**
   * What of an order at the venue is not what we sent: an id that was used before is answered with
   * the order that has it, whatever that is. Empty when all that is reported agrees.
   */
  public static Optional<String> otherThan(OrderRequest request, Order order) {
    return different("client id", request.clientOrderId(), order.clientOrderId())
        .or(() -> different("product", request.productId(), order.productId()))
        .or(() -> different("side", request.side().name(), order.side()))
        .or(() -> configuration(request, order.orderConfiguration()))
        .or(() -> tooOld(request, order));
  }

  private static Optional<String> different(String what, String ours, String theirs) {
    return theirs.isEmpty() || theirs.equals(ours)
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "its %s is \"%s\" instead of %s",
                what,
                AnswerReader.shortened(theirs),
                ours));
  }

  private static Optional<String> configuration(OrderRequest request, JsonNode told) {
    if (!told.isObject() || told.isEmpty()) {
      return Optional.empty();
    }
    JsonNode kind = told.path(OrderBodies.kind(request));
    if (!kind.isObject()) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "it is a %s instead of a %s",
              told.fieldNames().next(),
              OrderBodies.kind(request)));
    }
    String size = OrderBodies.sizeName(request);
    return amount(size, request.size(), kind)
        .or(() -> request.postOnly().flatMap(terms -> resting(terms, kind)))
        .or(() -> request.stop().flatMap(terms -> stop(terms, kind)));
  }

  private static Optional<String> resting(PostOnly terms, JsonNode kind) {
    if (!kind.path("post_only").asBoolean(true)) {
      return Optional.of("it is not post-only");
    }
    return amount("limit_price", terms.limitPriceUsd(), kind)
        .or(
            () ->
                time(kind.path("end_time").asText(""))
                    .filter(end -> !end.equals(OrderBodies.end(terms)))
                    .map(end -> "it ends at " + end + " instead of " + OrderBodies.end(terms)));
  }

  private static Optional<String> stop(StopLimit terms, JsonNode kind) {
    String direction = kind.path("stop_direction").asText("");
    if (!direction.isEmpty() && !direction.endsWith("STOP_DOWN")) {
      return Optional.of("it stops in the other direction: " + AnswerReader.shortened(direction));
    }
    return amount("limit_price", terms.limitPriceUsd(), kind)
        .or(() -> amount("stop_price", terms.stopPriceUsd(), kind));
  }

  private static Optional<String> amount(String name, BigDecimal ours, JsonNode kind) {
    String text = kind.path(name).asText("");
    try {
      Optional<BigDecimal> told = CoinbaseAmounts.of(name, text);
      return told.isPresent() && told.get().compareTo(ours) == 0
          ? Optional.empty()
          : Optional.of(
              String.format(
                  Locale.ROOT,
                  "its %s is \"%s\" instead of %s",
                  name,
                  AnswerReader.shortened(text),
                  ours.toPlainString()));
    } catch (InvalidResponseException e) {
      return Optional.of("its " + e.getMessage());
    }
  }

  private static Optional<String> tooOld(OrderRequest request, Order order) {
    return time(order.createdTime())
        .filter(created -> created.isBefore(request.hour().minus(OLDER)))
        .map(created -> "it was made at " + created + ", before the hour of " + request.hour());
  }

  /** A time of RFC 3339; empty when it is none. */
  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Why an order may not be canceled; empty when the venue accepted that. */
  public static Optional<String> notCancelled(Answer<Cancelled> answer) {
    return switch (answer.reading()) {
      case Result.Failed<Cancelled>(String why, boolean away) -> Optional.of(why);
      case Result.Ok<Cancelled>(Cancelled read) -> {
        List<CancelResult> results = read.results().orElse(List.of());
        boolean accepted =
            !results.isEmpty()
                && results.stream().allMatch(one -> one.success().equals(Optional.of(true)));
        yield accepted ? Optional.empty() : Optional.of(reasons(results));
      }
    };
  }

  private static String reasons(List<CancelResult> results) {
    return results.isEmpty()
        ? "it does not name the order"
        : AnswerReader.shortened(results.getFirst().failureReason());
  }
}
