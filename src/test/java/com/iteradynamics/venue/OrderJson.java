package com.iteradynamics.venue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Orders and fills as the venue writes them. */
final class OrderJson {
  static final String USER = "5c1e1b0a-0c6c-5a5b-8e8b-3f1d7a2e9c10";

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private OrderJson() {}

  static ObjectNode order(SimulatedOrder order, Now now) {
    OrderKind kind = order.ticket.kind().orElseThrow();
    boolean inQuote = order.ticket.inQuote();
    ObjectNode json =
        Reply.object()
            .put("order_id", order.id)
            .put("product_id", order.product.id())
            .put("user_id", USER)
            .set("order_configuration", order.ticket.configuration());
    json.put("side", order.ticket.side().orElseThrow().name())
        .put("client_order_id", order.ticket.clientId())
        .put("status", order.told().name())
        .put("time_in_force", kind.timeInForce())
        .put("created_time", Now.iso(order.created))
        .put("completion_percentage", percentage(order.completion()))
        .put("filled_size", VenueAmounts.text(order.filledBase))
        .put("average_filled_price", VenueAmounts.text(order.averagePrice()))
        .put("fee", "")
        .put("number_of_fills", Integer.toString(order.fills.size()))
        .put("filled_value", VenueAmounts.text(order.filledValue))
        .put("pending_cancel", order.status == VenueStatus.CANCEL_QUEUED)
        .put("size_in_quote", inQuote)
        .put("total_fees", VenueAmounts.text(order.fees))
        .put("size_inclusive_of_fees", inQuote)
        .put("total_value_after_fees", VenueAmounts.text(order.valueAfterFees()))
        .put("trigger_status", trigger(order))
        .put("order_type", kind.type());
    return end(json, order, now);
  }

  private static String trigger(SimulatedOrder order) {
    if (order.ticket.stopPrice().isEmpty()) {
      return "INVALID_ORDER_TYPE";
    }
    return order.waits() ? "STOP_PENDING" : "STOP_TRIGGERED";
  }

  private static ObjectNode end(ObjectNode json, SimulatedOrder order, Now now) {
    json.put("reject_reason", order.rejectReason)
        .put("settled", order.isSettled(now.millis()))
        .put("product_type", "SPOT")
        .put("reject_message", "")
        .put("cancel_message", order.cancelMessage)
        .put("order_placement_source", "RETAIL_ADVANCED")
        .put("outstanding_hold_amount", VenueAmounts.text(order.holdLeft))
        .put("is_liquidation", false)
        .put(
            "last_fill_time",
            order.fills.isEmpty() ? null : Now.iso(order.fills.getLast().millis()));
    json.putArray("edit_history");
    return json.put("leverage", "")
        .put("margin_type", "UNKNOWN_MARGIN_TYPE")
        .put("retail_portfolio_id", order.portfolio);
  }

  private static String percentage(BigDecimal share) {
    return share.signum() == 0
        ? "0"
        : share.multiply(HUNDRED).setScale(2, RoundingMode.DOWN).toPlainString();
  }

  /** The size of a fill is in quote currency when the order's was. */
  static ObjectNode fill(VenueFill fill) {
    SimulatedOrder order = fill.order();
    boolean inQuote = order.ticket.inQuote();
    String commission = VenueAmounts.text(fill.fee());
    ObjectNode json =
        Reply.object()
            .put("entry_id", fill.entryId())
            .put("trade_id", fill.tradeId())
            .put("order_id", order.id)
            .put("trade_time", Now.iso(fill.millis()))
            .put("trade_type", "FILL")
            .put("price", VenueAmounts.text(fill.price()))
            .put("size", VenueAmounts.text(inQuote ? fill.value() : fill.base()))
            .put("commission", commission)
            .put("product_id", order.product.id())
            .put("sequence_timestamp", Now.iso(fill.millis()))
            .put("liquidity_indicator", fill.maker() ? "MAKER" : "TAKER")
            .put("size_in_quote", inQuote)
            .put("user_id", USER)
            .put("side", order.ticket.side().orElseThrow().name())
            .put("retail_portfolio_id", order.portfolio);
    json.putObject("commission_detail_total")
        .put("total_commission", commission)
        .put("gst_commission", "")
        .put("withholding_commission", "")
        .put("client_commission", commission)
        .put("venue_commission", "");
    if (order.hasFault(VenueFault.FILLS_WITHOUT_FEES)) {
      withoutFee(json, order.fault.orElseThrow().fraction());
    }
    return json;
  }

  private static void withoutFee(ObjectNode json, double choice) {
    json.remove("commission_detail_total");
    if (choice < 0.3) {
      json.remove("commission");
    } else if (choice < 0.6) {
      json.putNull("commission");
    } else {
      json.put("commission", "");
    }
  }

  /** The answer to a POST; what it echoes are the new request's parameters. */
  static ObjectNode accepted(String orderId, Ticket ticket, boolean legacy) {
    ObjectNode json = Reply.object().put("success", true);
    if (legacy) {
      json.put("failure_reason", "UNKNOWN_FAILURE_REASON").put("order_id", orderId);
    }
    json.putObject("success_response")
        .put("order_id", orderId)
        .put("product_id", ticket.productId())
        .put("side", ticket.side().map(Enum::name).orElse(""))
        .put("client_order_id", ticket.clientId())
        .put("attached_order_id", "");
    json.set("order_configuration", ticket.configuration());
    return json;
  }

  static ObjectNode refused(Refusal refusal, JsonNode configuration) {
    ObjectNode json = Reply.object().put("success", false);
    json.put("failure_reason", "UNKNOWN_FAILURE_REASON").put("order_id", "");
    json.putObject("error_response")
        .put("error", refusal.reason())
        .put("message", refusal.message())
        .put("error_details", "")
        .put("preview_failure_reason", refusal.preview())
        .put("new_order_failure_reason", refusal.reason());
    json.set("order_configuration", configuration);
    return json;
  }
}
