package com.iteradynamics.simulation;

import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.decision.StopParameters;
import com.iteradynamics.market.CandleRules;
import com.iteradynamics.order.Product;
import com.iteradynamics.order.Quote;
import com.iteradynamics.order.VenueOrder;
import com.iteradynamics.venue.VenueProduct;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.function.Function;

/**
 * What a live tick has to make of what it could know: its ports were listened to. The rules know
 * nothing of the gates but the few that may keep an exit waiting.
 */
final class TickRules {
  /** Hours that were not decided. */
  private static final Set<String> UNDECIDED =
      Set.of("TICK_ABANDONED", "OUT_OF_ORDER_TICK", "HOLD_STATE_CORRUPT");

  /** So long after its event an invocation fails rather than record that something is away. */
  private static final Duration RETRIED = Duration.ofSeconds(150);

  /** Notes of a tick that did not get, or could not keep, what the venue reported. */
  private static final List<String> FAILED =
      List.of("the venue: ", "candles were refused", "could not be recorded", "no time left");

  private static final int MOST_LEGS = 20;

  /** A sale may wait for one tick, and no longer. */
  private static final int POLL_POLICY = 1;

  /** What is worth a little more than the minimum is surely sold. */
  private static final double SURELY = 1.02;

  /** A price so much lower than a stop is below it, however both were computed. */
  private static final double SURELY_BELOW = 1.000001;

  private final DecisionParameters limits;
  private final BookRules book;
  private int overdue;

  TickRules(DecisionParameters limits, BookRules book) {
    this.limits = limits;
    this.book = book;
  }

  /** The record of a process's own tick, written with the state. */
  void recorded(Sandbox process, Item record) {
    Known known = process.known();
    Item before = record.map("state_before");
    if (UNDECIDED.contains(record.text("execution_branch"))
        || known.view().isEmpty()
        || !before.isThere()) {
      return;
    }
    Instant hour = Instant.parse(record.text("sk"));
    fresh(known, record, hour);
    tooSoon(process, record);
    compared(known, record, before);
    began(known, hour);
    priced(known, hour);
    killed(known, record, before, hour);
    overdue(known, record, before, hour);
    whole(known, record, before, hour);
    corrected(process, record);
    filled(process, known);
  }

  private void fresh(Known known, Item record, Instant hour) {
    Broken.unless(
        !record.text("execution_branch").equals("STALE_CANDLES")
            || !known.fresh(hour)
            || !known.clocksAgree(limits),
        "a tick that has the newest candle is not stale",
        () -> hour + ": " + record.text("why"));
  }

  /** What is away for the moment is asked again while a retry comes. */
  private void tooSoon(Sandbox process, Item record) {
    Broken.unless(
        !record.text("execution_branch").equals("STALE_CANDLES")
            || !process.known().isAway()
            || !process.clock().isBefore(process.eventTime().plus(RETRIED)),
        "what is away for the moment is requested again",
        () -> record.text("sk") + " at " + process.clock() + ": " + record.text("why"));
  }

  /** A mismatch is what was found when the venue and the book were compared, and more than dust. */
  private void compared(Known known, Item record, Item before) {
    BigDecimal roundings = before.number("fills_since_flat").add(BigDecimal.ONE);
    BigDecimal dust = tolerated(known, Product::quoteIncrement, Product::quoteMin, roundings);
    BigDecimal crumb = tolerated(known, Product::baseIncrement, Product::baseMin, roundings);
    Optional<BigDecimal> cash = known.cash().map(before.number("cash_usd")::subtract);
    Optional<BigDecimal> base = known.base().map(before.number("base_qty")::subtract);
    boolean enough =
        cash.filter(off -> off.compareTo(dust) <= 0).isPresent()
            && base.filter(off -> off.compareTo(crumb) <= 0 || isWorthLess(off, known)).isPresent();
    boolean lacking =
        cash.isPresent()
            && base.isPresent()
            && known.product().isPresent()
            && (isMore(cash.get(), dust, BigDecimal.ONE, known)
                || known
                    .quote(limits)
                    .filter(quote -> isMore(base.get(), crumb, quote.midUsd(), known))
                    .isPresent());
    Broken.unless(
        !lacking || record.has("wallet_err") || !before.has("portfolio_id"),
        "a wallet that lacks more than is lost by rounding does not agree",
        () -> record.text("sk") + ": it lacks " + cash + " USD and " + base);
    boolean unknown =
        known.view().orElseThrow().orders().read().orElse(List.of()).stream()
            .anyMatch(this::isUnknown);
    Broken.unless(
        !(record.text("execution_branch").equals("RECONCILE_MISMATCH")
                || record.text("wallet_err").startsWith("the wallet holds "))
            || !enough
            || unknown
            || !before.has("portfolio_id"),
        "a mismatch is only what was compared",
        () -> record.text("sk") + ": " + record.text("why"));
  }

  /** What a wallet may lack: an increment, and one for each fill, or less than an order. */
  private static BigDecimal tolerated(
      Known known,
      Function<Product, BigDecimal> increment,
      Function<Product, BigDecimal> least,
      BigDecimal roundings) {
    return known
        .product()
        .map(rules -> increment.apply(rules).multiply(roundings).max(least.apply(rules)))
        .orElse(BigDecimal.ZERO);
  }

  /** Whether it is more than may be lacking, and surely worth an order. */
  private static boolean isMore(
      BigDecimal lacking, BigDecimal tolerated, BigDecimal priceUsd, Known known) {
    return lacking.compareTo(tolerated) > 0
        && lacking.multiply(priceUsd).doubleValue()
            > known.product().orElseThrow().quoteMin().doubleValue() * SURELY;
  }

  /** Whether coins are surely worth less than the venue takes an order for. */
  private boolean isWorthLess(BigDecimal lacking, Known known) {
    return known
        .quote(limits)
        .map(quote -> lacking.multiply(quote.midUsd()).doubleValue() * SURELY)
        .filter(
            usd ->
                usd < known.product().map(Product::quoteMin).orElse(BigDecimal.ZERO).doubleValue())
        .isPresent();
  }

  /** A sale is of all that can be sold, in at most twenty orders. */
  private void whole(Known known, Item record, Item before, Instant hour) {
    List<Item> sales =
        record.list("orders").stream()
            .filter(order -> order.text("side").equals("SELL"))
            .filter(order -> order.number("attempt").signum() == 0)
            .toList();
    Optional<Quote> quote = known.quote(limits);
    if (sales.isEmpty()
        || quote.isEmpty()
        || sales.stream().anyMatch(order -> order.has("limit_price_usd"))) {
      return;
    }
    BigDecimal sold =
        sales.stream().map(order -> order.number("size")).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal left = known.sellable(before.number("base_qty")).subtract(sold);
    Broken.unless(
        sales.size() <= MOST_LEGS && !isWorthSelling(known, left, quote.get().midUsd()),
        "a sale is of all that can be sold, in at most twenty orders",
        () -> hour + ": " + left + " are left by " + sales.size() + " orders");
  }

  /** What the venue has corrected of a recorded candle is counted and told. */
  private static void corrected(Sandbox process, Item record) {
    String notes = record.text("candle_notes");
    boolean unread = FAILED.stream().anyMatch(notes::contains);
    Broken.unless(
        unread
            || process.corrected().stream()
                .allMatch(
                    hour ->
                        notes.contains(CandleRules.named(SimulatedCandles.PRODUCT, hour))
                            && record.number("candle_differences").signum() > 0),
        "a candle that the venue corrects is counted and reported",
        () -> record.text("sk") + ": " + process.corrected() + " in \"" + notes + "\"");
  }

  private boolean isUnknown(VenueOrder listed) {
    return book.order(listed.clientOrderId())
        .filter(known -> known.ended() == listed.ended())
        .filter(
            known ->
                listed
                    .filledBase()
                    .filter(told -> known.bookedBase().abs().compareTo(told) != 0)
                    .isEmpty())
        .isEmpty();
  }

  private void began(Known known, Instant hour) {
    double worth =
        known
            .base()
            .flatMap(coins -> known.quote(limits).map(quote -> coins.multiply(quote.midUsd())))
            .map(BigDecimal::doubleValue)
            .orElse(0.0);
    Broken.unless(
        !book.beganIn(hour) || worth < limits.minNotionalUsd() * SURELY,
        "a book does not begin with coins that it does not know",
        () -> hour + ": they are worth " + worth);
  }

  /** Nobody trades by a price that is not there. */
  private void priced(Known known, Instant hour) {
    Broken.unless(
        known.isQuoted() || !book.ordersOf(hour),
        "orders are made by fresh prices",
        () -> hour + ": " + known.view().orElseThrow().market());
  }

  /** The price by which a tick could judge; empty when it knew none. */
  private Optional<BigDecimal> price(Known known, Item record, Instant hour) {
    return known.fresh(hour)
        ? Optional.of(record.map("inputs").number("price_usd")).filter(usd -> usd.signum() > 0)
        : known.quote(limits).map(Quote::midUsd);
  }

  private void killed(Known known, Item record, Item before, Instant hour) {
    if (isWaiting(record) || record.has("wallet_err") || !record.flag("wallet_verified")) {
      return;
    }
    double equity =
        price(known, record, hour)
            .map(usd -> usd.multiply(before.number("base_qty")).add(before.number("cash_usd")))
            .map(BigDecimal::doubleValue)
            .orElse(Double.NaN);
    double peak = Math.max(equity, before.number("peak_equity_usd").doubleValue());
    Broken.unless(
        !(equity / peak - 1 < -limits.drawdownKill() - 0.001) || book.state().flag("killed"),
        "a kill that is due is decided",
        () -> hour + ": " + equity + " of " + peak + " in " + record.text("execution_branch"));
  }

  private boolean isWaiting(Item record) {
    return switch (record.text("execution_branch")) {
      case "HALTED" -> true;
      case "ORDER_UNRESOLVED" -> book.hasOpenOrders();
      default -> false;
    };
  }

  private void overdue(Known known, Item record, Item before, Instant hour) {
    String exit = before.text("planned_exit_ts");
    BigDecimal held = before.number("base_qty");
    Optional<BigDecimal> usd = price(known, record, hour);
    boolean planned = !exit.isEmpty() && !hour.isBefore(Instant.parse(exit));
    boolean stopped = usd.filter(price -> isBelowItsStop(before, price.doubleValue())).isPresent();
    if (!(planned || stopped) || book.sells(hour)) {
      overdue = 0;
      return;
    }
    if (isWaiting(record)
        || (!stopped && isHeldTooShort(before, hour))
        || usd.isEmpty()
        || known.quote(limits).isEmpty()
        || !known.portfolio().equals(Optional.of(before.text("portfolio_id")))
        || !isWorthSelling(known, known.sellable(held), usd.get())) {
      return;
    }
    overdue++;
    Broken.unless(
        overdue <= POLL_POLICY,
        "a position is not held past its planned exit, or below its stop",
        () -> hour + ": " + exit + " in " + record.text("execution_branch") + " " + why(record));
  }

  /** Whether a stop surely closes the position at this price. */
  private boolean isBelowItsStop(Item before, double priceUsd) {
    if (!before.has("entry_px")) {
      return false;
    }
    double entry = before.number("entry_px").doubleValue();
    double highest = Math.max(entry, before.number("high_water_usd").doubleValue());
    double atr = before.number("entry_atr_usd").doubleValue();
    DoublePredicate below = stop -> priceUsd < stop / SURELY_BELOW;
    StopParameters stops = limits.stops();
    return stops.loss().stream().map(fraction -> entry * (1 - fraction)).anyMatch(below)
        || stops.trailing().stream().map(fraction -> highest * (1 - fraction)).anyMatch(below)
        || (atr > 0 && stops.atr().stream().map(ranges -> entry - ranges * atr).anyMatch(below));
  }

  private static String why(Item record) {
    return record.text("why") + record.text("no_order_because");
  }

  private boolean isHeldTooShort(Item before, Instant hour) {
    return before.has("entry_ts")
        && Duration.between(Instant.parse(before.text("entry_ts")), hour)
                .compareTo(limits.exitMinHold())
            < 0;
  }

  private boolean isWorthSelling(Known known, BigDecimal quantity, BigDecimal usd) {
    double worth = quantity.multiply(usd).doubleValue();
    return known
        .product()
        .filter(rules -> quantity.compareTo(rules.baseMin()) >= 0)
        .map(rules -> Math.max(limits.minNotionalUsd(), rules.quoteMin().doubleValue()))
        .filter(least -> worth >= least * SURELY)
        .isPresent();
  }

  /** A fill on paper costs what the hour opened at, once that is known. */
  static void onPaper(Known known, Item record) {
    Broken.unless(
        !known.hasOpened()
            || record.list("orders").stream()
                .noneMatch(order -> order.text("fill_source").equals("LAST_CLOSE")),
        "on paper an order is filled at the open of its hour",
        () -> record.text("sk") + " " + record.value("orders"));
  }

  /** A record names the rules that orders were made by, and the orders keep them. */
  void byRules(Item record, VenueProduct venue) {
    Item rules = record.map("inputs").map("rules");
    boolean ofVenue = rules.text("source").equals("venue");
    Broken.unless(
        !ofVenue
            || (rules.has("read_at")
                && rules.number("base_increment").compareTo(venue.baseIncrement()) == 0
                && rules.number("quote_increment").compareTo(venue.quoteIncrement()) == 0
                && rules.number("price_increment").compareTo(venue.priceIncrement()) == 0
                && rules.number("base_min").compareTo(venue.baseMin()) == 0
                && rules.number("base_max").compareTo(venue.baseMax()) == 0
                && rules.number("quote_min_usd").compareTo(venue.quoteMin()) == 0
                && rules.number("quote_max_usd").compareTo(venue.quoteMax()) == 0),
        "the rules of a record are the venue's",
        () -> record.text("sk") + ": " + rules.attributes());
    Broken.unless(
        rules.isThere() || record.list("orders").isEmpty(),
        "orders are made by rules that the record names",
        () -> record.text("sk") + " " + record.value("orders"));
    for (Item order : record.list("orders")) {
      String increment = order.text("side").equals("BUY") ? "quote_increment" : "base_increment";
      Broken.unless(
          order.has("limit_price_usd")
              || order.number("size").remainder(rules.number(increment)).signum() == 0,
          "orders keep the rules that the record names",
          () -> record.text("sk") + ": " + order.attributes() + " " + rules.attributes());
    }
  }

  /** Counts the ticks that could have booked what the venue has filled. */
  private void filled(Sandbox process, Known known) {
    boolean reached =
        known.base().isPresent()
            && known.view().orElseThrow().orders().read().isPresent()
            && known.portfolio().equals(Optional.of(book.state().text("portfolio_id")));
    for (OurOrder order : book.orders().values()) {
      if (reached && order.isDueBefore(process.started())) {
        order.missed();
        Broken.unless(
            order.misses() <= 2,
            "what the venue filled is in the ledger within two ticks",
            () -> order + " " + order.journal().attributes());
      }
    }
  }
}
