package com.iteradynamics.simulation;

import com.iteradynamics.simulation.aws.ModelTables.Written;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What must hold each time that a book is written to. The rules look at what is stored, not at what
 * Argus says.
 */
final class BookRules {
  /** What quotients of amounts may be off, USD. */
  private static final BigDecimal DUST = new BigDecimal("0.000001");

  private final String book;
  private final BigDecimal startCash;
  private final Map<String, OurOrder> orders = new LinkedHashMap<>();
  private final List<OurOrder> ended = new ArrayList<>();
  private Item state = new Item(Map.of());

  /** What the ledger should hold by all that was booked and recorded. */
  private BigDecimal cash;

  private BigDecimal base = BigDecimal.ZERO;

  /** Whether anything was written since the book was last found settled. */
  private boolean changed;

  /**
   * @param book {@code live#BTC-USD} or {@code paper#BTC-USD}
   * @param startCash what a fresh book begins with, USD; 0 when it takes that over later
   */
  BookRules(String book, BigDecimal startCash) {
    this.book = book;
    this.startCash = startCash;
    this.cash = startCash;
  }

  Map<String, OurOrder> orders() {
    return orders;
  }

  /** Orders that have ended in the journal since the last time. */
  List<OurOrder> newlyEnded() {
    List<OurOrder> some = List.copyOf(ended);
    ended.clear();
    return some;
  }

  /** The state as it is stored. */
  Item state() {
    return state;
  }

  /** Whether the book has taken its cash over. */
  boolean begun() {
    return state.has("portfolio_id");
  }

  BigDecimal cash() {
    return cash;
  }

  BigDecimal base() {
    return base;
  }

  /** One request's writes, as far as they are of this book. */
  void written(List<Written> writes) {
    List<OurOrder> touched = new ArrayList<>();
    boolean audited = false;
    for (Written write : writes) {
      Item after = new Item(write.after());
      if (after.text("pk").equals("ORDER#" + book)) {
        touched.add(order(new Item(write.before()), after));
      }
      audited |= after.text("pk").equals("AUDIT#" + book);
    }
    for (Written write : writes) {
      Item after = new Item(write.after());
      if (after.text("pk").equals("PRIME#" + book) && after.text("sk").equals("STATE")) {
        if (!write.before().equals(write.after())) {
          state(new Item(write.before()), after, touched, audited);
        }
      }
    }
  }

  private OurOrder order(Item before, Item after) {
    changed = true;
    OurOrder order = orders.computeIfAbsent(after.text("sk"), id -> new OurOrder(after));
    if (before.isThere()) {
      Broken.unless(
          before.value("request").equals(after.value("request")),
          "an order in the journal stays the order it is",
          () -> order);
      BigDecimal more = after.number("sends").subtract(before.number("sends"));
      Broken.unless(
          more.signum() >= 0 && more.compareTo(BigDecimal.ONE) <= 0,
          "each post of an order is journalled before it is made",
          () -> order + " -> " + after);
      if (order.ended()) {
        Broken.unless(
            before.text("state").equals(after.text("state"))
                && before.value("fills").equals(after.value("fills")),
            "an order that has ended stays as it ended",
            () -> order + " -> " + after.attributes());
      }
    }
    boolean ends = !order.ended() || !before.isThere();
    order.journal(after);
    if (ends && order.ended()) {
      ended.add(order);
    }
    return order;
  }

  private void state(Item before, Item after, List<OurOrder> touched, boolean audited) {
    state = after;
    changed = true;
    Broken.unless(
        after.number("version").subtract(before.number("version")).compareTo(BigDecimal.ONE) == 0,
        "each version of the state is made of the one before it",
        () -> before.number("version") + " -> " + after.number("version"));
    Broken.unless(
        audited || !before.flag("killed") || after.flag("killed"),
        "a killed book stays killed until a person resets it",
        () -> after.attributes());
    boolean opening = !before.has("portfolio_id") && after.has("portfolio_id");
    Broken.unless(
        audited
            || opening
            || !before.isThere()
            || after.number("peak_equity_usd").compareTo(before.number("peak_equity_usd")) >= 0,
        "the peak falls only by a recorded flow or reset",
        () -> before.number("peak_equity_usd") + " -> " + after.number("peak_equity_usd"));
    money(before, after, touched, audited, opening);
  }

  private void money(
      Item before, Item after, List<OurOrder> touched, boolean audited, boolean opening) {
    BigDecimal cashChange = BigDecimal.ZERO;
    BigDecimal baseChange = BigDecimal.ZERO;
    for (OurOrder order : touched) {
      if (order.ended() && !order.booked()) {
        order.book();
        cashChange = cashChange.add(order.cashChange());
        baseChange = baseChange.add(order.baseChange());
      }
    }
    BigDecimal cashBefore = before.isThere() ? before.number("cash_usd") : startCash;
    BigDecimal cashByWord = after.number("cash_usd").subtract(cashBefore).subtract(cashChange);
    BigDecimal baseByWord =
        after.number("base_qty").subtract(before.number("base_qty")).subtract(baseChange);
    Broken.unless(
        audited || opening || (cashByWord.signum() == 0 && baseByWord.signum() == 0),
        "the ledger changes by fills alone, each of them once",
        () -> "%s USD and %s too much; orders %s".formatted(cashByWord, baseByWord, touched));
    Broken.unless(
        !audited || cashByWord.signum() >= 0 || !hasOpenOrders(),
        "cash is not taken out while orders are out",
        () -> cashByWord + " USD; orders " + orders.values());
    Broken.unless(
        after.number("cash_usd").signum() >= 0 && after.number("base_qty").signum() >= 0,
        "there is no negative cash, and no negative position",
        () -> after.attributes());
    cash = cash.add(cashChange).add(cashByWord);
    base = base.add(baseChange).add(baseByWord);
  }

  /** What must hold when nobody is working on the book and nothing is open. */
  void settled() {
    if (changed) {
      changed = false;
      finallySettled();
    }
  }

  /** The same, whether anything has changed or not. */
  void finallySettled() {
    for (OurOrder order : orders.values()) {
      Broken.unless(
          !order.ended() || order.booked() || order.journal().list("fills").isEmpty(),
          "what was filled is booked",
          () -> order);
    }
    BigDecimal cashOff =
        sum(order -> order.booked() ? order.cashChange() : BigDecimal.ZERO)
            .subtract(sum(OurOrder::venueCashChange));
    BigDecimal baseOff =
        sum(order -> order.booked() ? order.baseChange() : BigDecimal.ZERO)
            .subtract(sum(OurOrder::venueBaseChange));
    Broken.unless(
        baseOff.signum() == 0 && isDust(cashOff),
        "the ledger is what the venue has done for us",
        () -> "%s USD and %s more than at the venue".formatted(cashOff, baseOff));
    Broken.unless(
        !state.isThere()
            || (state.number("cash_usd").compareTo(cash) == 0
                && state.number("base_qty").compareTo(base) == 0),
        "the state holds what was booked",
        () -> state.attributes());
  }

  private BigDecimal sum(Function<OurOrder, BigDecimal> amount) {
    return orders.values().stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  static boolean isDust(BigDecimal amount) {
    return amount.abs().compareTo(DUST) <= 0;
  }

  /** Whether an order's end is still open. */
  boolean hasOpenOrders() {
    return orders.values().stream().anyMatch(order -> !order.ended());
  }

  Optional<OurOrder> order(String id) {
    return Optional.ofNullable(orders.get(id));
  }
}
