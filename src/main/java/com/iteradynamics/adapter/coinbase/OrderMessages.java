package com.iteradynamics.adapter.coinbase;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** What the venue writes about orders; see {@link CoinbaseMessages}. */
final class OrderMessages {
  private OrderMessages() {}

  private static String text(String value) {
    return value == null ? "" : value;
  }

  /**
   * {@code POST /orders}, which answers 200 to refusals too. The order's id was at the top until
   * 2024.
   */
  record Created(
      Optional<Boolean> success,
      Optional<Accepted> successResponse,
      JsonNode errorResponse,
      String orderId) {
    Created {
      success = success == null ? Optional.empty() : success;
      successResponse = successResponse == null ? Optional.empty() : successResponse;
      errorResponse = CoinbaseMessages.any(errorResponse);
      orderId = text(orderId);
    }
  }

  /** What was taken. */
  record Accepted(String orderId, String productId, String side, String clientOrderId) {
    Accepted {
      orderId = text(orderId);
      productId = text(productId);
      side = text(side);
      clientOrderId = text(clientOrderId);
    }
  }

  /** {@code GET /orders/historical/{id}}. */
  record OneOrder(Optional<Order> order) {
    OneOrder {
      order = order == null ? Optional.empty() : order;
    }
  }

  /** A page of {@code GET /orders/historical/batch}. */
  record Orders(Optional<List<Order>> orders, Optional<Boolean> hasNext, String cursor)
      implements CoinbaseMessages.Page<Order> {
    Orders {
      orders = orders == null ? Optional.empty() : orders.map(List::copyOf);
      hasNext = hasNext == null ? Optional.empty() : hasNext;
      cursor = text(cursor);
    }

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
      String numberOfFills,
      Optional<Boolean> settled,
      String rejectReason,
      String rejectMessage) {
    Order {
      orderId = text(orderId);
      clientOrderId = text(clientOrderId);
      productId = text(productId);
      side = text(side);
      orderConfiguration = CoinbaseMessages.any(orderConfiguration);
      status = text(status);
      createdTime = text(createdTime);
      filledSize = text(filledSize);
      averageFilledPrice = text(averageFilledPrice);
      filledValue = text(filledValue);
      totalFees = text(totalFees);
      numberOfFills = text(numberOfFills);
      settled = settled == null ? Optional.empty() : settled;
      rejectReason = text(rejectReason);
      rejectMessage = text(rejectMessage);
    }
  }

  /** A page of {@code GET /orders/historical/fills}; it does not say whether there is more. */
  record Fills(Optional<List<OneFill>> fills, String cursor)
      implements CoinbaseMessages.Page<OneFill> {
    Fills {
      fills = fills == null ? Optional.empty() : fills.map(List::copyOf);
      cursor = text(cursor);
    }

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
      Optional<Boolean> sizeInQuote) {
    OneFill {
      entryId = text(entryId);
      tradeId = text(tradeId);
      orderId = text(orderId);
      price = text(price);
      size = text(size);
      commission = text(commission);
      sizeInQuote = sizeInQuote == null ? Optional.empty() : sizeInQuote;
    }
  }

  /** {@code POST /orders/batch_cancel}. */
  record Cancelled(Optional<List<CancelResult>> results) {
    Cancelled {
      results = results == null ? Optional.empty() : results.map(List::copyOf);
    }
  }

  /** Whether a cancellation was accepted; that it was carried out, the order says. */
  record CancelResult(Optional<Boolean> success, String failureReason, String orderId) {
    CancelResult {
      success = success == null ? Optional.empty() : success;
      failureReason = text(failureReason);
      orderId = text(orderId);
    }
  }
}
