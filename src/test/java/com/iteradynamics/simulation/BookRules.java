package com.iteradynamics.simulation;

import com.iteradynamics.cortex.Json;
import com.iteradynamics.execution.port.TickPlan;
import com.iteradynamics.simulation.aws.ModelTables.Written;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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

  /** What fills of many decimals may be rounded by, USD. */
  private static final BigDecimal ROUNDED = new BigDecimal("1E-18");

  private final String book;
  private final BigDecimal startCash;
  private final PositionRules position;
  private final InstantSource now;
  private final Map<String, OurOrder> orders = new LinkedHashMap<>();
  private final List<OurOrder> ended = new ArrayList<>();
  private Item state = new Item(Map.of());

  /** The hour whose orders are out. */
  private Optional<String> ahead = Optional.empty();

  private String beganIn = "";
  private Optional<Instant> haltedSince = Optional.empty();

  /** What records tell that was filled, units of base, by client order id. */
  private final Map<String, BigDecimal> told = new HashMap<>();

  /** What the ledger should hold by all that was booked and recorded. */
  private BigDecimal cash;

  private BigDecimal base = BigDecimal.ZERO;

  /** Whether anything was written since the book was last found settled. */
  private boolean changed;

  /**
   * @param book {@code live#BTC-USD} or {@code paper#BTC-USD}
   * @param startCash what a fresh book begins with, USD; 0 when it takes that over later
   * @param position what it may remember
   * @param now the world's time
   */
  BookRules(String book, BigDecimal startCash, PositionRules position, InstantSource now) {
    this.now = now;
    this.book = book;
    this.position = position;
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
    Item record = new Item(Map.of());
    Optional<String> stillAhead = ahead;
    for (Written write : writes) {
      Item after = new Item(write.after());
      if (after.text("pk").equals("ORDER#" + book)) {
        touched.add(order(new Item(write.before()), after));
      }
      audited |= after.text("pk").equals("AUDIT#" + book);
      if (after.text("pk").equals("PRIME#" + book) && after.text("sk").equals("TRADING_STATE")) {
        halted(after);
      }
      boolean ofBook = after.text("pk").equals(book) || after.text("pk").equals("WATCH#" + book);
      if (after.has("execution_branch") && ofBook) {
        record = after;
        told(record);
      }
      if (after.text("sk").equals("WRITTEN_AHEAD")) {
        ahead(after);
      }
      if (after.text("pk").equals("TICK#" + book)) {
        planned(new Item(write.before()), after);
      }
    }
    for (Written write : writes) {
      Item after = new Item(write.after());
      if (after.text("pk").equals("PRIME#" + book) && after.text("sk").equals("STATE")) {
        if (!write.before().equals(write.after())) {
          nobodyElse(stillAhead, record, after);
          Item before = new Item(write.before());
          state(new PositionRules.Change(before, after, touched, audited, record));
        }
      }
    }
  }

  private void halted(Item permission) {
    haltedSince =
        permission.text("state").equals("HALTED")
            ? haltedSince.or(() -> Optional.of(now.instant()))
            : Optional.empty();
  }

  /** Since when a person has halted the book; empty when nobody has. */
  Optional<Instant> haltedSince() {
    return haltedSince;
  }

  private OurOrder order(Item before, Item after) {
    changed = true;
    OurOrder order = orders.computeIfAbsent(after.text("sk"), id -> new OurOrder(after));
    boolean more = false;
    if (before.isThere()) {
      Broken.unless(
          before.value("request").equals(after.value("request")),
          "an order in the journal stays the order it is",
          () -> order);
      BigDecimal sends = after.number("sends").subtract(before.number("sends"));
      Broken.unless(
          sends.signum() >= 0 && sends.compareTo(BigDecimal.ONE) <= 0,
          "each post of an order is journalled before it is made",
          () -> order + " -> " + after);
      if (order.ended()) {
        Broken.unless(
            before.value("fills").equals(after.value("fills"))
                ? before.text("state").equals(after.text("state"))
                : OurOrder.filled(before).compareTo(OurOrder.filled(after)) < 0,
            "an order that has ended stays as it ended, unless the venue has filled more",
            () -> order + " -> " + after.attributes());
        more = more || !before.value("fills").equals(after.value("fills"));
      }
    }
    boolean ends = more || !order.ended() || !before.isThere();
    order.journal(after);
    if (ends && order.ended()) {
      ended.add(order);
    }
    return order;
  }

  /** Notes which hour has its orders out. */
  private void ahead(Item mark) {
    if (mark.text("pk").contains(book)) {
      ahead = Optional.of(mark.text("hour")).filter(hour -> !hour.isEmpty());
    }
  }

  /** Notes what an hour decided before it sends its orders. */
  private void planned(Item before, Item lease) {
    if (before.text("plan").isEmpty() && !lease.text("plan").isEmpty()) {
      try {
        Map<String, Object> draft = Json.read(lease.text("plan"), TickPlan.class).draft().fields();
        position.decided(
            String.valueOf(draft.get("execution_branch")),
            draft.get("intent_horizon_h") instanceof Number named ? named.intValue() : 0,
            draft.get("horizon_h") instanceof Number usual ? usual.intValue() : 0,
            Instant.parse(lease.text("sk")));
      } catch (Json.MalformedJsonException e) {
        throw new Broken("a plan can be read", e.getMessage());
      }
    }
  }

  private static void nobodyElse(Optional<String> ahead, Item record, Item after) {
    Broken.unless(
        ahead.isEmpty() || ahead.get().equals(record.text("sk")),
        "while an hour has its orders out nothing else changes the state",
        () -> ahead.get() + " has, changed by " + record.text("sk") + " " + after.attributes());
  }

  private void state(PositionRules.Change change) {
    Item before = change.before();
    Item after = change.after();
    state = after;
    changed = true;
    Broken.unless(
        after.number("version").subtract(before.number("version")).compareTo(BigDecimal.ONE) == 0,
        "each version of the state is made of the one before it",
        () -> before.number("version") + " -> " + after.number("version"));
    boolean opening = !before.has("portfolio_id") && after.has("portfolio_id");
    Broken.unless(
        change.person()
            || opening
            || !before.isThere()
            || change.record().has("rearmed_from_peak_usd")
            || after.number("peak_equity_usd").compareTo(before.number("peak_equity_usd")) >= 0,
        "the peak falls only by a recorded flow or reset, or when a hard block ends by itself",
        () -> before.number("peak_equity_usd") + " -> " + after.number("peak_equity_usd"));
    if (opening && !change.person()) {
      beganIn = change.record().text("sk");
    }
    position.check(change);
    position.remembers(change);
    if (before.isThere() && !opening && !change.person()) {
      position.peak(change);
    }
    money(change, opening);
  }

  private void money(PositionRules.Change change, boolean opening) {
    Item before = change.before();
    Item after = change.after();
    List<OurOrder> touched = change.touched();
    boolean audited = change.person();
    BigDecimal cashChange = BigDecimal.ZERO;
    BigDecimal baseChange = BigDecimal.ZERO;
    for (OurOrder order : touched) {
      cashChange = cashChange.add(order.cashChange()).subtract(order.bookedCash());
      baseChange = baseChange.add(order.baseChange()).subtract(order.bookedBase());
      order.book();
    }
    BigDecimal cashBefore = before.isThere() ? before.number("cash_usd") : startCash;
    BigDecimal cashByWord = after.number("cash_usd").subtract(cashBefore).subtract(cashChange);
    BigDecimal baseByWord =
        after.number("base_qty").subtract(before.number("base_qty")).subtract(baseChange);
    Broken.unless(
        audited
            || opening
            || (cashByWord.abs().compareTo(ROUNDED) <= 0 && baseByWord.signum() == 0),
        "the ledger changes by fills alone, each of them once",
        () ->
            String.format(
                Locale.ROOT, "%s USD and %s too much; orders %s", cashByWord, baseByWord, touched));
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
    // What the venue fills after it has said that an order is over, a later tick finds.
    if (changed && orders.values().stream().noneMatch(order -> order.isDueBefore(Instant.MAX))) {
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
    BigDecimal cashOff = sum(OurOrder::bookedCash).subtract(sum(OurOrder::venueCashChange));
    BigDecimal baseOff = sum(OurOrder::bookedBase).subtract(sum(OurOrder::venueBaseChange));
    Broken.unless(
        baseOff.signum() == 0 && isDust(cashOff),
        "the ledger is what the venue has done for us",
        () -> String.format(Locale.ROOT, "%s USD and %s more than at the venue", cashOff, baseOff));
    Broken.unless(
        !state.isThere()
            || (state.number("cash_usd").compareTo(cash) == 0
                && state.number("base_qty").compareTo(base) == 0),
        "the state holds what was booked",
        () -> state.attributes());
  }

  /** That records have told of all that was booked. */
  void told() {
    for (OurOrder order : orders.values()) {
      BigDecimal known = told.getOrDefault(order.id(), BigDecimal.ZERO);
      Broken.unless(
          order.bookedBase().abs().compareTo(known) == 0,
          "what was booked is in a record",
          () -> known.toPlainString() + " of " + order);
    }
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

  /** Whether something was bought by an hour from {@code first} on, and booked. */
  boolean hasBoughtSince(Instant first) {
    return orders.values().stream()
        .anyMatch(
            order ->
                order.buys()
                    && order.bookedBase().signum() > 0
                    && !Instant.parse(order.request().text("hour")).isBefore(first));
  }

  /** Whether the book began with this hour's tick. */
  boolean beganIn(Instant hour) {
    return beganIn.equals(hour.toString());
  }

  /** Notes what a record tells of orders. */
  private void told(Item record) {
    for (String list : List.of("orders", "booked_late")) {
      for (Item order : record.list(list)) {
        told.merge(order.text("client_order_id"), OurOrder.filled(order), BigDecimal::max);
      }
    }
  }

  /** Whether any order was made for this hour. */
  boolean ordersOf(Instant hour) {
    return orders.values().stream()
        .anyMatch(order -> order.request().text("hour").equals(hour.toString()));
  }

  /** Whether an order to sell was made for this hour, whatever became of it. */
  boolean sells(Instant hour) {
    return orders.values().stream()
        .anyMatch(order -> !order.buys() && order.request().text("hour").equals(hour.toString()));
  }

  Optional<OurOrder> order(String id) {
    return Optional.ofNullable(orders.get(id));
  }
}
