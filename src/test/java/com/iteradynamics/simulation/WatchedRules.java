package com.iteradynamics.simulation;

import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.execution.port.WatchOutcome;
import com.iteradynamics.order.Quote;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a watch of the live book may do, and has to do. */
final class WatchedRules {
  private static final Set<String> SALES =
      Set.of(
          "WATCH_KILL_DD",
          "WATCH_REST",
          "WATCH_STOP_LOSS",
          "WATCH_TRAILING_STOP",
          "WATCH_ATR_STOP",
          "WATCH_TAKE_PROFIT");

  /** How it goes on with an order that rests. */
  private static final Set<String> GOING_ON = Set.of("WATCH_REQUOTE", "WATCH_TAKE");

  /** Faults of the venue may hide what is filled from so many watches. */
  private static final int MISSES = 1;

  /** A price so much lower than a stop is below it, however both were computed. */
  private static final double SURELY_BELOW = 1.000001;

  private final DecisionParameters limits;
  private final BookRules book;

  WatchedRules(DecisionParameters limits, BookRules book) {
    this.limits = limits;
    this.book = book;
  }

  /** A watch's own record. */
  void recorded(Item record) {
    List<Item> orders = record.list("orders");
    boolean goesOn = GOING_ON.contains(branch(record));
    Broken.unless(
        goesOn || orders.stream().noneMatch(order -> order.text("side").equals("BUY")),
        "a watch never buys but what rested",
        () -> record.text("sk") + " " + record.value("orders"));
    Broken.unless(
        orders.isEmpty()
            || goesOn
            || SALES.contains(branch(record))
            || (branch(record).equals("WATCH_PLACE_STOP") && orders.stream().allMatch(this::stops)),
        "a watch sells by one of its rules",
        () -> record.text("sk") + " in " + branch(record));
    Broken.unless(
        orders.isEmpty()
            || book.haltedSince().filter(Instant.parse(record.text("sk"))::isAfter).isEmpty(),
        "a watch sends nothing when a person has halted the book",
        () -> record.text("sk") + ", halted since " + book.haltedSince());
    Broken.unless(
        !goesOn || orders.isEmpty() || orders.stream().allMatch(this::wasDecided),
        "a watch goes on with what its hour has decided",
        () -> record.text("sk") + " " + record.value("orders"));
    Broken.unless(
        !branch(record).equals("WATCH_STOP_LOSS") || isReached(decision(record)),
        "a watch sells when its stop is reached",
        () -> record.attributes().toString());
  }

  /** Whether it is a stop that rests below the market. */
  private boolean stops(Item order) {
    return book.order(order.text("client_order_id")).filter(OurOrder::isStop).isPresent();
  }

  /** Whether a tick of its hour has sent an order of the same side that rested. */
  private boolean wasDecided(Item order) {
    Optional<OurOrder> sent = book.order(order.text("client_order_id"));
    return sent.isPresent()
        && book.orders().values().stream()
            .filter(other -> other.request().map("post_only").isThere())
            .filter(other -> other.request().text("hour").equals(sent.get().decidedAt().toString()))
            .anyMatch(other -> other.buys() == sent.get().buys());
  }

  /** What it has decided, or the one that died and is closed here. */
  private static Item decision(Item record) {
    return record.has("abandoned_decision") ? record.map("abandoned_decision") : record;
  }

  private static String branch(Item record) {
    return decision(record).text("execution_branch");
  }

  /** One of the two prices has to be at the stop, as the other one may have been before. */
  private boolean isReached(Item record) {
    double stop = stopUsd(record.map("state_before")) * SURELY_BELOW;
    double mid = record.number("bid_usd").add(record.number("ask_usd")).doubleValue() / 2;
    return mid <= stop
        || (record.has("last_trade_usd") && record.number("last_trade_usd").doubleValue() <= stop);
  }

  private double stopUsd(Item state) {
    return state.number("entry_px").doubleValue() * (1 - limits.stops().loss().orElse(Double.NaN));
  }

  /**
   * A watch has come to its end.
   *
   * @param before the state as it was stored before it began
   */
  void ended(Sandbox process, Item before, Instant minute, WatchOutcome outcome) {
    Known known = process.known();
    if (outcome instanceof WatchOutcome.Quiet(String why) && why.equals("the book has not begun")) {
      Broken.unless(
          !before.isThere(), "a book that has begun is watched", () -> minute + ": " + before);
    }
    boolean asked =
        outcome instanceof WatchOutcome.Quiet(String why) && why.equals("nothing to do");
    stops(asked && known.portfolio().equals(Optional.of(book.state().text("portfolio_id"))));
    Optional<Quote> quote = known.quote(limits);
    Optional<String> ours = Optional.of(book.state().text("portfolio_id"));
    for (OurOrder order : book.orders().values()) {
      if (order.isBehindAfterWatch() && asked && known.portfolio().equals(ours)) {
        order.missed();
        Broken.unless(
            order.misses() <= MISSES,
            "what fills at rest is in the ledger before it has ended",
            () -> order + " " + order.journal().attributes());
      }
    }
    if (!asked
        || limits.stops().loss().isEmpty()
        || limits.watch().confirm() > 1
        || !before.has("entry_px")
        || !before.value("version").equals(book.state().value("version"))
        || quote.isEmpty()
        || known.lastTrade().isEmpty()
        || !canBeSold(known, before.number("base_qty"))) {
      return;
    }
    double stop = stopUsd(before) / SURELY_BELOW;
    BigDecimal last = known.lastTrade().get();
    Broken.unless(
        !(quote.get().midUsd().doubleValue() < stop && last.doubleValue() < stop),
        "a watch sells at once when both prices are below its stop",
        () -> minute + ": stop " + stop + ", " + quote + ", last trade " + last);
  }

  /** There is one stop at the most, and none for coins that the ledger does not have. */
  private void stops(boolean settled) {
    List<OurOrder> resting =
        book.orders().values().stream()
            .filter(order -> order.isStop() && order.rests() && order.posts() > 0)
            .toList();
    Broken.unless(
        resting.size() <= 1, "one stop rests at the venue at the most", resting::toString);
    Broken.unless(
        !settled
            || resting.stream().allMatch(order -> order.journal().text("state").equals("OPEN")),
        "a stop that rests is known to rest",
        resting::toString);
  }

  private static boolean canBeSold(Known known, BigDecimal held) {
    BigDecimal usd = held.multiply(known.lastTrade().orElseThrow());
    return known
        .product()
        .filter(rules -> held.compareTo(rules.baseMin()) >= 0)
        .filter(rules -> usd.compareTo(rules.quoteMin().multiply(BigDecimal.TWO)) >= 0)
        .isPresent();
  }
}
