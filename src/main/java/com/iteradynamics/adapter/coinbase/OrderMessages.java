package com.iteradynamics.adapter.coinbase;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** What the venue writes about orders; see {@link CoinbaseMessages}. */
final class OrderMessages {
  private OrderMessages() {}

  /** {@code POST /orders/preview}. */
  record Preview(
      String orderTotal,
      String commissionTotal,
      String baseSize,
      Optional<List<String>> errs,
      Optional<List<String>> warning) {}

  /**
   * {@code POST /orders}, which answers 200 to refusals too. The order's id was at the top until
   * 2024.
   */
  record Created(
      Optional<Boolean> success,
      Optional<Accepted> successResponse,
      JsonNode errorResponse,
      String orderId) {}

  /** What was taken. */
  record Accepted(String orderId, String productId, String side, String clientOrderId) {}

  /** {@code GET /orders/historical/{id}}. */
  record OneOrder(Optional<Order> order) {}

  /** A page of {@code GET /orders/historical/batch}. */
  record Orders(Optional<List<Order>> orders, Optional<Boolean> hasNext, String cursor)
      implements CoinbaseMessages.Page<Order> {
    @Override
    public Optional<List<Order>> items() {
      return orders;
    }
  }

  /**
   * An order. What was executed is in {@code filledSize} (base), {@code filledValue} (quote) and
   * {@code totalFees} (quote); a status alone does not say it, and messages are no status.
   */
  record Order(
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
      String rejectReason,
      String rejectMessage) {}

  /** A page of {@code GET /orders/historical/fills}; it does not say whether there is more. */
  record Fills(Optional<List<OneFill>> fills, String cursor)
      implements CoinbaseMessages.Page<OneFill> {
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
  record OneFill(
      String entryId,
      String tradeId,
      String orderId,
      String price,
      String size,
      String commission,
      Optional<Commission> commissionDetailTotal,
      Optional<Boolean> sizeInQuote) {}

  /** What a fill cost, once more. */
  record Commission(String totalCommission) {}

  /** {@code POST /orders/batch_cancel}. */
  record Cancelled(Optional<List<CancelResult>> results) {}

  /** Whether a cancellation was accepted; that it was carried out, the order says. */
  record CancelResult(Optional<Boolean> success, String failureReason, String orderId) {}
}
