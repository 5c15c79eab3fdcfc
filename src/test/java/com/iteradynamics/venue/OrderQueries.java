package com.iteradynamics.venue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What can be asked about orders and fills. Parameters that nobody knows are passed over. */
final class OrderQueries {
  /** An order's created time is by the venue's clock, which may have been off. */
  private static final long CLOCK_MARGIN = 600_000;

  private static final Set<String> WITH_ORDER_IDS = Set.of("order_ids", "cursor");

  private final Orders orders;
  private final int page;

  OrderQueries(Orders orders, VenueSettings settings) {
    this.orders = orders;
    page = settings.ordersPage();
  }

  Reply order(String id, Now now) {
    Optional<SimulatedOrder> found = orders.find(id);
    if (found.isEmpty()) {
      return Reply.error(404, "unknown", "order with this orderID was not found");
    }
    ObjectNode json = Reply.object();
    json.set("order", OrderJson.order(found.get(), now));
    return Reply.ok(json);
  }

  /** Newest first. There is no filter by client order id, and none named product_id. */
  Reply orders(RequestQuery query, Now now) throws InvalidCallException {
    Filter filter = Filter.of(query);
    int limit = Pages.limit(query, page);
    long before = Pages.cursor(query).orElse(Long.MAX_VALUE);
    ObjectNode json = Reply.object();
    ArrayNode list = json.putArray("orders");
    long last = -1;
    boolean more = false;
    List<SimulatedOrder> all = orders.all();
    for (int i = all.size() - 1; i >= 0 && !more; i--) {
      SimulatedOrder order = all.get(i);
      if (order.created < filter.from - CLOCK_MARGIN) {
        break;
      }
      if (order.sequence < before && now.millis() >= order.listedAt && filter.has(order)) {
        more = list.size() == limit;
        if (!more) {
          list.add(OrderJson.order(order, now));
          last = order.sequence;
        }
      }
    }
    return Reply.ok(
        json.put("sequence", "0")
            .put("has_next", more)
            .put("cursor", more ? Pages.cursor(last) : ""));
  }

  private record Filter(
      List<String> ids,
      List<String> products,
      List<String> statuses,
      String side,
      long from,
      long to) {

    static Filter of(RequestQuery query) throws InvalidCallException {
      return new Filter(
          query.all("order_ids"),
          query.all("product_ids"),
          query.all("order_status"),
          query.first("order_side").orElse(""),
          time(query, "start_date").orElse(Long.MIN_VALUE / 2),
          time(query, "end_date").orElse(Long.MAX_VALUE));
    }

    boolean has(SimulatedOrder order) {
      return order.created >= from
          && order.created < to
          && (ids.isEmpty() || ids.contains(order.id))
          && (products.isEmpty() || products.contains(order.product.id()))
          && (statuses.isEmpty() || statuses.contains(order.told().name()))
          && (side.isEmpty() || side.equals(order.ticket.side().orElseThrow().name()));
    }
  }

  /** Newest first. Whoever names orders names nothing else. */
  Reply fills(RequestQuery query, Now now) throws InvalidCallException {
    List<String> ids = query.all("order_ids");
    if (!ids.isEmpty() && !WITH_ORDER_IDS.containsAll(query.names())) {
      throw new InvalidCallException("cannot pass order_ids with other filters");
    }
    List<String> products = query.all("product_ids");
    List<String> trades = query.all("trade_ids");
    long from = time(query, "start_sequence_timestamp").orElse(Long.MIN_VALUE);
    long to = time(query, "end_sequence_timestamp").orElse(Long.MAX_VALUE);
    int limit = Pages.limit(query, page);
    long before = Pages.cursor(query).orElse(Long.MAX_VALUE);
    ObjectNode json = Reply.object();
    ArrayNode list = json.putArray("fills");
    long last = -1;
    boolean more = false;
    List<VenueFill> some = ids.size() == 1 ? ofOrder(ids.getFirst()) : orders.fills();
    for (int i = some.size() - 1; i >= 0 && !more; i--) {
      VenueFill fill = some.get(i);
      boolean wanted =
          fill.sequence() < before
              && fill.millis() + fill.order().fillsLate <= now.server()
              && fill.millis() >= from
              && fill.millis() < to
              && (ids.isEmpty() || ids.contains(fill.order().id))
              && (products.isEmpty() || products.contains(fill.order().product.id()))
              && (trades.isEmpty() || trades.contains(fill.tradeId()));
      more = wanted && list.size() == limit;
      if (wanted && !more) {
        list.add(OrderJson.fill(fill));
        last = fill.sequence();
      }
    }
    return Reply.ok(json.put("cursor", more ? Pages.cursor(last) : ""));
  }

  private List<VenueFill> ofOrder(String id) {
    return orders.find(id).map(order -> order.fills).orElse(List.of());
  }

  private static Optional<Long> time(RequestQuery query, String name) throws InvalidCallException {
    Optional<String> text = query.first(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      String time = text.get();
      Instant instant =
          time.endsWith("Z") ? Instant.parse(time) : OffsetDateTime.parse(time).toInstant();
      return Optional.of(instant.toEpochMilli());
    } catch (DateTimeException e) {
      throw new InvalidCallException(name + " is not a time of RFC 3339");
    }
  }
}
