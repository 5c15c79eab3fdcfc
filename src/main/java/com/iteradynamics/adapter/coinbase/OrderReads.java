package com.iteradynamics.adapter.coinbase;

import com.iteradynamics.adapter.coinbase.client.CoinbaseClient;
import com.iteradynamics.adapter.coinbase.client.Query;
import com.iteradynamics.adapter.coinbase.messages.Answer;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.Fills;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.OneFill;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.OneOrder;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.Order;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.Orders;
import com.iteradynamics.adapter.coinbase.messages.InvalidResponseException;
import com.iteradynamics.adapter.coinbase.translator.OrderTranslator;
import com.iteradynamics.adapter.coinbase.translator.Translation;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.order.VenueOrder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Asks about orders. The venue cannot be asked for a client order id: all orders are listed. */
final class OrderReads {
  static final String ORDERS = "/orders";

  private static final String HISTORY = ORDERS + "/historical";
  private static final String LIST = HISTORY + "/batch";

  private final CoinbaseClient client;

  OrderReads(CoinbaseClient client) {
    this.client = client;
  }

  /** The order that has this id at the venue. */
  Answer<OneOrder> byId(String venueOrderId) {
    return client.get(
        HISTORY + "/" + URLEncoder.encode(venueOrderId, StandardCharsets.UTF_8),
        Query.NONE,
        OneOrder.class);
  }

  /** All orders of a product that were made since then, in whatever state, newest first. */
  Result<List<Order>> since(String productId, Instant since) {
    String from = since.truncatedTo(ChronoUnit.SECONDS).toString();
    return client.all(LIST, of(productId).with("start_date", from), Orders.class);
  }

  /**
   * The same for the core, and every order of the product that is open, however old: orders that
   * wait to be opened or ended are among them only as far as they are new.
   */
  Result<List<VenueOrder>> sinceOrOpen(String productId, Instant since) {
    Result<List<Order>> newer = since(productId, since);
    if (newer instanceof Result.Failed<List<Order>>(String why, boolean away)) {
      return new Result.Failed<>(why);
    }
    Result<List<Order>> open =
        client.all(LIST, of(productId).with("order_status", "OPEN"), Orders.class);
    return Translation.of(open, all -> listed(newer.read().orElseThrow(), all));
  }

  private static List<VenueOrder> listed(List<Order> newer, List<Order> open)
      throws InvalidResponseException {
    List<VenueOrder> listed = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (List<Order> some : List.of(newer, open)) {
      for (Order order : some) {
        if (seen.add(order.orderId())) {
          listed.add(OrderTranslator.listed(order));
        }
      }
    }
    return List.copyOf(listed);
  }

  private static Query of(String productId) {
    // In the plural: product_id would be passed over in silence.
    return Query.NONE.with("product_ids", productId).with("limit", "250");
  }

  /** What was executed of an order. The venue refuses any other parameter beside its id. */
  Result<List<OneFill>> fills(String venueOrderId) {
    Result<List<OneFill>> all =
        client.all(HISTORY + "/fills", Query.NONE.with("order_ids", venueOrderId), Fills.class);
    return Translation.of(
        all,
        fills ->
            fills.stream()
                .filter(fill -> fill.orderId().isEmpty() || fill.orderId().equals(venueOrderId))
                .toList());
  }
}
