package com.iteradynamics.simulation;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a book remembers of its position and of its governors: it changes only by a fill, by a
 * decision that is in a record, or by a person.
 */
final class PositionRules {
  private static final String ENTERED = "ENTER_LONG";
  private static final String KILLED = "KILL_DD";

  /** Decisions that move the planned exit of a position: a sale that is not complete goes on. */
  private static final Set<String> EXITS =
      Set.of(
          KILLED,
          "KILLED_STATE_ACTIVE",
          "EXIT_RESTING_STOP",
          "EXIT_STOP",
          "EXIT_TRAILING_STOP",
          "EXIT_ATR_STOP",
          "EXIT_STRATEGY",
          "EXIT_TAKE_PROFIT",
          "EXIT_HORIZON",
          "WATCH_KILL_DD",
          "WATCH_REST",
          "WATCH_STOP_LOSS",
          "WATCH_TRAILING_STOP",
          "WATCH_ATR_STOP",
          "WATCH_TAKE_PROFIT");

  private static final Set<String> COOLING =
      EXITS.stream()
          .filter(branch -> !branch.startsWith("KILL") && !branch.endsWith(KILLED))
          .collect(Collectors.toSet());

  private static final Set<String> STOPS =
      Set.of(
          "EXIT_RESTING_STOP",
          "EXIT_STOP",
          "EXIT_TRAILING_STOP",
          "EXIT_ATR_STOP",
          "WATCH_STOP_LOSS",
          "WATCH_TRAILING_STOP",
          "WATCH_ATR_STOP");

  /** How far below the close an order's reference price may be, a factor. */
  private static final BigDecimal FILLS_BELOW_CLOSE = new BigDecimal("0.95");

  /** What a peak may be off for being computed in another order, fraction. */
  private static final double ROUNDING = 1e-9;

  private final Function<Instant, Optional<BigDecimal>> close;
  private final BigDecimal leastSale;

  /** When positions end at the latest, by the hour that decided to enter. */
  private final Map<String, Instant> planned = new HashMap<>();

  /**
   * @param close the market's close of the candle that opened then; empty when there is none
   * @param leastSale what the venue sells at least, units of base
   */
  PositionRules(Function<Instant, Optional<BigDecimal>> close, BigDecimal leastSale) {
    this.close = close;
    this.leastSale = leastSale;
  }

  /**
   * A change of the state.
   *
   * @param touched orders that the same write is about
   * @param person whether it is on a person's word
   * @param record of the tick that made it; without attributes when it was none
   */
  record Change(Item before, Item after, List<OurOrder> touched, boolean person, Item record) {
    /** What the tick had decided, or the one that died and is closed here. */
    Item decision() {
      return record.has("abandoned_decision") ? record.map("abandoned_decision") : record;
    }

    String branch() {
      return decision().text("execution_branch");
    }

    boolean books() {
      return touched.stream().anyMatch(order -> !order.journal().list("fills").isEmpty());
    }

    /**
     * Whether the last order ended without a fill, and what is left is too little for the venue.
     */
    boolean leavesTooLittle() {
      return !after.has("entry_ts")
          && touched.stream()
              .filter(OurOrder::ended)
              .map(OurOrder::request)
              .anyMatch(
                  order ->
                      order.has("minimum_sale")
                          && after.number("base_qty").compareTo(order.number("minimum_sale")) < 0);
    }

    boolean differs(String name) {
      return before.has(name) != after.has(name)
          || (before.has(name) && !before.value(name).equals(after.value(name)));
    }

    String of(String name) {
      return String.format(
          Locale.ROOT,
          "%s: %s -> %s, holds %s -> %s, in %s of %s, orders %s",
          name,
          before.shown(name),
          after.shown(name),
          before.number("base_qty"),
          after.number("base_qty"),
          branch(),
          record.text("timestamp_utc"),
          touched);
    }
  }

  /** That a change of a book that has begun is one of those that may be. */
  void check(Change change) {
    remember(change);
    killed(change);
    if (!change.person()) {
      entry(change);
      plannedExit(change);
      lastExit(change);
    }
    soldOut(change);
    goesOn(change);
    Broken.unless(
        !change.record().is("WATCH#") || !change.differs("last_hour"),
        "a watch finishes no hour",
        () -> change.of("last_hour"));
  }

  /**
   * Notes until when a position that was decided on is to be held.
   *
   * @param named the intent's horizon, hours; 0 when it names none
   * @param usual the book's
   */
  void decided(String branch, int named, int usual, Instant hour) {
    if (branch.equals(ENTERED)) {
      planned.put(hour.toString(), hour.plusSeconds(3_600L * (named > 0 ? named : usual)));
    }
  }

  private void remember(Change change) {
    if (change.record().isThere()) {
      Item decision = change.decision();
      decided(
          change.branch(),
          decision.number("intent_horizon_h").intValue(),
          decision.number("horizon_h").intValue(),
          Instant.parse(change.record().text("sk")));
    }
  }

  private static void killed(Change change) {
    boolean was = change.before().flag("killed");
    boolean is = change.after().flag("killed");
    Broken.unless(
        was == is || change.person() || change.branch().endsWith(KILLED),
        "killed changes by a decision or a person",
        () -> change.of("killed"));
    Broken.unless(
        is || change.person() || !change.branch().endsWith(KILLED),
        "a kill that was decided stays",
        () -> change.of("killed"));
  }

  private void entry(Change change) {
    Broken.unless(
        change.books()
            || change.leavesTooLittle()
            || cannotBeSold(change)
            || !(change.differs("entry_ts") || change.differs("entry_px")),
        "the entry changes by a fill or a person",
        () -> change.of("entry_ts") + " " + change.of("entry_px"));
  }

  /** Whether an exit was decided of less than the venue sells, by the rules of the record. */
  private boolean cannotBeSold(Change change) {
    Item rules = change.decision().map("inputs").map("rules");
    BigDecimal held = change.before().number("base_qty");
    return EXITS.contains(change.branch())
        && rules.isThere()
        && (held.compareTo(rules.number("base_min")) < 0
            || close
                .apply(Instant.parse(change.record().text("sk")).minusSeconds(3_600))
                .filter(
                    price ->
                        held.multiply(price)
                                .multiply(FILLS_BELOW_CLOSE)
                                .compareTo(rules.number("quote_min_usd"))
                            < 0)
                .isPresent());
  }

  private void plannedExit(Change change) {
    String is = change.after().text("planned_exit_ts");
    boolean fills = change.before().text("planned_exit_ts").isEmpty() && !is.isEmpty();
    boolean over = is.isEmpty() && !change.after().has("entry_ts");
    Broken.unless(
        !change.differs("planned_exit_ts")
            || change.books()
            || change.leavesTooLittle()
            || change.branch().equals(ENTERED)
            || EXITS.contains(change.branch())
            || (fills && change.record().isThere())
            || (over && !change.before().has("entry_ts")),
        "the planned exit changes by a fill, a decision or a person",
        () -> change.of("planned_exit_ts"));
    String entered = change.after().text("entry_ts");
    if (change.differs("entry_ts") && planned.containsKey(entered)) {
      Broken.unless(
          planned.get(entered).toString().equals(is),
          "a position has the planned exit that was decided with it",
          () -> planned.get(entered) + " was decided; " + change.of("planned_exit_ts"));
    }
  }

  private static void lastExit(Change change) {
    Broken.unless(
        !COOLING.contains(change.branch())
            || change.after().text("last_exit_ts").equals(change.record().text("sk")),
        "an exit that was decided is remembered",
        () -> change.of("last_exit_ts"));
  }

  /** What is left of a sale and can be sold is a position still, and its end is planned. */
  private static void goesOn(Change change) {
    boolean canBeSold =
        change.touched().stream()
            .anyMatch(
                order ->
                    !order.buys()
                        && !order.isStop()
                        && order.request().has("minimum_sale")
                        && change
                                .after()
                                .number("base_qty")
                                .compareTo(order.request().number("minimum_sale"))
                            >= 0);
    Broken.unless(
        !canBeSold
            || !change.before().has("entry_ts")
            || (change.after().has("entry_ts") && change.after().has("planned_exit_ts")),
        "what a sale has left is a position, and its end is planned",
        () -> change.of("entry_ts") + " " + change.of("planned_exit_ts"));
  }

  /** What is left of a sale and cannot be sold is no position. */
  private void soldOut(Change change) {
    boolean sold =
        change.touched().stream()
            .anyMatch(order -> !order.buys() && !order.journal().list("fills").isEmpty());
    Broken.unless(
        !sold
            || change.after().number("base_qty").compareTo(leastSale) >= 0
            || !(change.after().has("entry_ts") || change.after().has("planned_exit_ts")),
        "what is sold out is no position",
        () -> change.of("entry_ts") + " with " + change.after().number("base_qty"));
  }

  private static Set<String> stops(Item state) {
    return state.has("stops")
        ? state.attributes().get("stops").l().stream()
            .map(AttributeValue::s)
            .collect(Collectors.toSet())
        : Set.of();
  }

  private static boolean old(String stop, Item record) {
    return Instant.parse(stop).isBefore(Instant.parse(record.text("sk")).minus(Duration.ofDays(2)));
  }

  /** What stops are measured by: the highest close of a position, and the hours of stops. */
  void remembers(Change change) {
    Item before = change.before();
    Item after = change.after();
    boolean same = before.has("entry_ts") && before.text("entry_ts").equals(after.text("entry_ts"));
    Broken.unless(
        !same || after.number("high_water_usd").compareTo(before.number("high_water_usd")) >= 0,
        "the highest close of a position never falls",
        () -> change.of("high_water_usd"));
    Item record = change.record();
    String branch = record.text("execution_branch");
    boolean stop = STOPS.contains(branch) && !change.person();
    boolean again =
        before.has("planned_exit_ts")
            && before.text("planned_exit_ts").compareTo(record.text("sk")) < 0;
    Set<String> counted = stops(after);
    Broken.unless(
        !stop || again || counted.contains(record.text("sk")),
        "a stop is counted",
        () -> record.text("sk") + ": " + counted);
    Broken.unless(
        change.person()
            || !record.isThere()
            || stops(before).stream().allMatch(hour -> counted.contains(hour) || old(hour, record)),
        "a stop is counted for two days",
        () -> record.text("sk") + ": " + stops(before) + " -> " + counted);
  }

  /**
   * That the peak is one that a tick saw with verified candles and wallet. It sees the ledger as it
   * was before its own orders.
   */
  void peak(Change change) {
    BigDecimal was = change.before().number("peak_equity_usd");
    BigDecimal is = change.after().number("peak_equity_usd");
    if (is.compareTo(was) <= 0) {
      return;
    }
    Item seen = change.decision();
    Optional<Instant> asof =
        change.record().isThere()
            ? Optional.of(Instant.parse(change.record().text("sk")).minusSeconds(3_600))
            : Optional.empty();
    Optional<BigDecimal> equity =
        asof.flatMap(close)
            .map(price -> price.multiply(change.before().number("base_qty")))
            .map(worth -> worth.add(change.before().number("cash_usd")));
    Broken.unless(
        equity.isPresent()
            && !seen.has("wallet_err")
            && is.doubleValue() <= equity.get().doubleValue() * (1 + ROUNDING),
        "the peak rises in a tick with verified candles and wallet",
        () -> change.of("peak_equity_usd") + ", equity " + equity + ", " + seen.text("wallet_err"));
  }
}
