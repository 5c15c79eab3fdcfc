package com.iteradynamics.cortex;

import com.iteradynamics.decision.Price;
import com.iteradynamics.order.OrderCost;
import com.iteradynamics.order.PriceSource;
import com.iteradynamics.order.Quote;
import com.iteradynamics.order.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the orders of records cost. An order that several records tell of, since a later hour has
 * booked it, counts once: as the newest of them has it, at the prices of its own hour.
 */
public final class RecordedCosts {
  /** Prices that an order was sent at, and not decided at. */
  private static final Set<String> NOT_DECIDED_AT =
      Set.of(PriceSource.NEXT_OPEN.name(), PriceSource.QUOTE_TOUCH.name());

  private final Map<String, CostedOrder> orders = new LinkedHashMap<>();
  private final Map<Instant, Known> hours = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  /** What an hour knew before it sent its orders. */
  private record Known(Optional<BigDecimal> decidedUsd, Optional<Quote> quote) {
    static final Known NOTHING = new Known(Optional.empty(), Optional.empty());
  }

  /** The costs of these records, oldest first. */
  public static RecordedCosts of(List<CortexRecord> records) {
    return new RecordedCosts().and(records);
  }

  /** These costs and those of {@code newer} records, oldest first; this one stays as it is. */
  public RecordedCosts and(List<CortexRecord> newer) {
    RecordedCosts both = new RecordedCosts();
    both.orders.putAll(orders);
    both.hours.putAll(hours);
    both.problems.addAll(problems);
    newer.forEach(both::add);
    return both;
  }

  /** Adds a record, newer than those before; one that cannot be read is a problem instead. */
  public void add(CortexRecord record) {
    try {
      Map<String, CostedOrder> read = new LinkedHashMap<>();
      List<RecordedOrder> own = record.read(Recorded.ORDERS).orElse(List.of());
      Optional<CortexRecord> draft = record.read(Recorded.ABANDONED_DECISION);
      Optional<Known> known =
          own.isEmpty() && draft.isEmpty()
              ? Optional.empty()
              : Optional.of(known(draft.orElse(record)));
      own.forEach(order -> put(read, record.hour(), order, false, known.orElseThrow()));
      for (RecordedOrder order : record.read(Recorded.BOOKED_LATE).orElse(List.of())) {
        Instant hour = order.hour().orElse(record.hour());
        put(read, hour, order, true, hours.getOrDefault(hour, Known.NOTHING));
      }
      known.ifPresent(prices -> hours.put(record.hour(), prices));
      orders.putAll(read);
    } catch (IllegalArgumentException e) {
      problem(
          "the record of "
              + CortexRecord.timestamp(record.hour())
              + " cannot be read: "
              + e.getMessage());
    }
  }

  /** Tells of a record that cannot be read, in a line. */
  public void problem(String what) {
    problems.add(what);
  }

  private Known known(CortexRecord record) {
    Optional<BigDecimal> bid = record.read(Recorded.BID_USD);
    Optional<BigDecimal> ask = record.read(Recorded.ASK_USD);
    // What rests beyond its tick was decided on by that tick.
    Instant tick = record.hour().truncatedTo(ChronoUnit.HOURS);
    Optional<BigDecimal> decided =
        record.branch().ofRestingOrder()
            ? hours.getOrDefault(tick, Known.NOTHING).decidedUsd()
            : record
                .read(Recorded.INPUTS)
                .flatMap(RecordedInputs::price)
                .map(Price::usd)
                .map(OrderCost::priceUsd);
    return new Known(
        decided,
        bid.isPresent() && ask.isPresent()
            ? Optional.of(new Quote(bid.get(), ask.get()))
            : Optional.empty());
  }

  /** A stop is decided at its price, whatever the market was when it was placed. */
  private static void put(
      Map<String, CostedOrder> read, Instant hour, RecordedOrder order, boolean late, Known known) {
    boolean buys = order.buys();
    if (!buys && !order.side().equals(Side.SELL.name())) {
      throw new IllegalArgumentException("an order's side is \"" + order.side() + "\"");
    }
    Optional<BigDecimal> stop = order.stopPriceUsd();
    OrderCost.Prices prices =
        new OrderCost.Prices(
            buys ? Side.BUY : Side.SELL,
            order.limitPriceUsd().isPresent(),
            stop.or(known::decidedUsd).or(() -> decided(order)),
            stop.orElse(order.referencePriceUsd()),
            stop.isPresent() ? Optional.empty() : known.quote());
    read.put(order.clientOrderId(), CostedOrder.of(hour, order, late, prices));
  }

  /** Without the record of its hour: its reference price, where that is what was decided at. */
  private static Optional<BigDecimal> decided(RecordedOrder order) {
    return NOT_DECIDED_AT.contains(order.fillSource())
        ? Optional.empty()
        : Optional.of(order.referencePriceUsd());
  }

  /** All orders by their hours, those of an hour by leg and attempt. */
  public List<CostedOrder> orders() {
    return orders.values().stream()
        .sorted(
            Comparator.comparing(CostedOrder::hour)
                .thenComparing(each -> each.order().leg())
                .thenComparing(each -> each.order().attempt()))
        .toList();
  }

  /** Which records could not be read, and why, a line each. */
  public List<String> problems() {
    return List.copyOf(problems);
  }
}
