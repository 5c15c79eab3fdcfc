package com.iteradynamics.adapter.coinbase;

import static com.iteradynamics.adapter.coinbase.CoinbaseMessages.any;
import static com.iteradynamics.adapter.coinbase.CoinbaseMessages.list;
import static com.iteradynamics.adapter.coinbase.CoinbaseMessages.part;
import static com.iteradynamics.adapter.coinbase.CoinbaseMessages.text;

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
      Optional<List<String>> warning) {
    Preview {
      orderTotal = text(orderTotal);
      commissionTotal = text(commissionTotal);
      baseSize = text(baseSize);
      errs = list(errs);
      warning = list(warning);
    }
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
      success = part(success);
      successResponse = part(successResponse);
      errorResponse = any(errorResponse);
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
      order = part(order);
    }
  }

  /** A page of {@code GET /orders/historical/batch}. */
  record Orders(Optional<List<Order>> orders, Optional<Boolean> hasNext, String cursor)
      implements CoinbaseMessages.Page<Order> {
    Orders {
      orders = list(orders);
      hasNext = part(hasNext);
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
      orderConfiguration = any(orderConfiguration);
      status = text(status);
      createdTime = text(createdTime);
      filledSize = text(filledSize);
      averageFilledPrice = text(averageFilledPrice);
      filledValue = text(filledValue);
      totalFees = text(totalFees);
      numberOfFills = text(numberOfFills);
      settled = part(settled);
      rejectReason = text(rejectReason);
      rejectMessage = text(rejectMessage);
    }
  }

  /** A page of {@code GET /orders/historical/fills}; it does not say whether there is more. */
  record Fills(Optional<List<OneFill>> fills, String cursor)
      implements CoinbaseMessages.Page<OneFill> {
    Fills {
      fills = list(fills);
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
      sizeInQuote = part(sizeInQuote);
    }
  }

  /** {@code POST /orders/batch_cancel}. */
  record Cancelled(Optional<List<CancelResult>> results) {
    Cancelled {
      results = list(results);
    }
  }

  /** Whether a cancellation was accepted; that it was carried out, the order says. */
  record CancelResult(Optional<Boolean> success, String failureReason, String orderId) {
    CancelResult {
      success = part(success);
      failureReason = text(failureReason);
      orderId = text(orderId);
    }
  }
}
