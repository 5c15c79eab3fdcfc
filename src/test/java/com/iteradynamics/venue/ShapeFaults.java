package com.iteradynamics.venue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Answers that say the same in another shape, as happens when the venue changes its schema. */
final class ShapeFaults {
  private static final Set<String> ENUMS =
      Set.of(
          "status",
          "time_in_force",
          "order_type",
          "trigger_status",
          "reject_reason",
          "product_type",
          "margin_type",
          "order_placement_source",
          "trade_type",
          "liquidity_indicator",
          "portfolio_type",
          "type",
          "platform",
          "product_venue");

  /** What nobody needs who wants to know what happened to an order, a wallet or a product. */
  private static final List<String> OPTIONAL =
      List.of(
          "user_id",
          "completion_percentage",
          "fee",
          "number_of_fills",
          "pending_cancel",
          "trigger_status",
          "reject_reason",
          "reject_message",
          "cancel_message",
          "product_type",
          "order_placement_source",
          "outstanding_hold_amount",
          "is_liquidation",
          "last_fill_time",
          "edit_history",
          "leverage",
          "margin_type",
          "retail_portfolio_id",
          "attached_order_id",
          "sequence",
          "sequence_timestamp",
          "commission_detail_total",
          "error_details",
          "new_order_failure_reason",
          "default",
          "active",
          "ready",
          "platform",
          "deleted_at",
          "updated_at",
          "price_percentage_change_24h",
          "volume_24h",
          "volume_percentage_change_24h",
          "watched",
          "new",
          "alias",
          "alias_to",
          "mid_market_price",
          "best_bid_price",
          "best_ask_price",
          "product_venue",
          "portfolio_type",
          "aop_from",
          "aop_to",
          "margin_rate",
          "has_promo_fee");

  private ShapeFaults() {}

  /** The same answer in the shape of {@code fault}; the given tree stays as it is. */
  static JsonNode shaped(VenueFault fault, JsonNode body) {
    JsonNode copy = body.deepCopy();
    each(copy, object -> change(fault, object));
    return copy;
  }

  private static void change(VenueFault fault, ObjectNode object) {
    switch (fault) {
      case UNKNOWN_FIELDS -> object.putObject("something_new").put("kind", "NEW").put("rank", 1);
      case MISSING_OPTIONAL_FIELDS -> object.remove(OPTIONAL);
      case UNKNOWN_ENUM_VALUES -> replaceTexts(object, (name, text) -> unknown(name, text));
      case EMPTY_STRINGS -> replaceTexts(object, (name, text) -> text.equals("0") ? "" : text);
      default -> throw new IllegalArgumentException(fault + " does not change the shape");
    }
  }

  private static String unknown(String name, String text) {
    return ENUMS.contains(name) && !text.isEmpty() ? "NEW_" + text : text;
  }

  private interface Replacement {
    String of(String name, String text);
  }

  private static void replaceTexts(ObjectNode object, Replacement replacement) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      JsonNode value = object.get(name);
      if (value.isTextual()) {
        object.put(name, replacement.of(name, value.textValue()));
      }
    }
  }

  private static void each(JsonNode node, Consumer<ObjectNode> change) {
    // The children first: what a change adds is not changed again.
    node.forEach(child -> each(child, change));
    if (node instanceof ObjectNode object) {
      change.accept(object);
    }
  }
}
