package com.iteradynamics.simulation;

import com.iteradynamics.venue.VenueOrderView;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One of our orders as the rules know it: what the journal says, and what the venue says. */
final class OurOrder {
  private static final Set<String> ENDED =
      Set.of("FILLED", "PARTIAL_DONE", "REJECTED", "CANCELLED");

  private final Item request;
  private final boolean buys;
  private Item journal = new Item(Map.of());
  private BigDecimal baseChange = BigDecimal.ZERO;
  private BigDecimal cashChange = BigDecimal.ZERO;
  private int posts;
  private boolean booked;
  private BigDecimal bookedBase = BigDecimal.ZERO;
  private BigDecimal bookedCash = BigDecimal.ZERO;
  private boolean late;
  private int misses;
  private BigDecimal filledAtWatch = BigDecimal.ZERO;
  private Instant changedAt = Instant.EPOCH;
  private Optional<VenueOrderView> venue = Optional.empty();

  OurOrder(Item journal) {
    this.request = journal.map("request");
    this.buys = request.text("side").equals("BUY");
    journal(journal);
  }

  String id() {
    return request.text("client_order_id");
  }

  /** What was executed of it as the journal has it, units of base. */
  static BigDecimal filled(Item journal) {
    return journal.list("fills").stream()
        .map(fill -> fill.number("base_qty"))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** What an order is for: at most one with it may be executed. */
  String purpose() {
    return request.text("hour") + " leg " + request.number("leg");
  }

  boolean buys() {
    return buys;
  }

  Item request() {
    return request;
  }

  Item journal() {
    return journal;
  }

  final void journal(Item written) {
    journal = written;
    sumUp();
  }

  boolean ended() {
    return ENDED.contains(journal.text("state"));
  }

  int sends() {
    return journal.number("sends").intValueExact();
  }

  /** How often the venue accepted a post of it. */
  int posts() {
    return posts;
  }

  void posted() {
    posts++;
  }

  /** Whether the venue took it when its caller had given up waiting. */
  boolean late() {
    return late;
  }

  void cameLate() {
    late = true;
  }

  /** Whether the ledger has all of it. */
  boolean booked() {
    return booked && ended();
  }

  /** The ledger has it as the journal has it now. */
  void book() {
    booked = true;
    bookedBase = baseChange;
    bookedCash = cashChange;
  }

  /** What the ledger has of it, coins. */
  BigDecimal bookedBase() {
    return bookedBase;
  }

  /** The same in cash. */
  BigDecimal bookedCash() {
    return bookedCash;
  }

  /** What the venue has of it; empty when it never arrived. */
  Optional<VenueOrderView> venue() {
    return venue;
  }

  /**
   * What the venue has of it now.
   *
   * @param now the time
   */
  void venue(VenueOrderView seen, Instant now) {
    if (!venue.equals(Optional.of(seen))) {
      venue = Optional.of(seen);
      changedAt = now;
    }
  }

  /**
   * Whether it had ended at the venue with something filled before {@code time}, and the ledger
   * does not have that.
   */
  boolean isDueBefore(Instant time) {
    return venue
            .filter(seen -> seen.status().isTerminal() && seen.filledSize().signum() > 0)
            .isPresent()
        && changedAt.isBefore(time)
        && bookedBase.compareTo(venueBaseChange()) != 0;
  }

  /**
   * A watch has come to its end; whether the ledger has not even what the venue had filled when the
   * watch before did, and the order rests still.
   */
  boolean isBehindAfterWatch() {
    boolean told = venue.filter(seen -> !seen.misled()).isPresent();
    boolean behind = rests() && told && bookedBase.abs().compareTo(filledAtWatch) < 0;
    filledAtWatch = venueBaseChange().abs();
    return behind;
  }

  /** When the tick or watch decided that it belongs to. */
  Instant decidedAt() {
    return Instant.parse(request.text("hour")).truncatedTo(ChronoUnit.HOURS);
  }

  /** Whether it is a stop that rests at the venue. */
  boolean isStop() {
    return request.map("stop").isThere();
  }

  /** Whether it waits in the venue's book. */
  boolean rests() {
    return (request.map("post_only").isThere() || isStop())
        && venue.filter(seen -> !seen.status().isTerminal()).isPresent();
  }

  /** What a buy may cost at the most, without fees, USD. */
  BigDecimal asked() {
    Item terms = request.map("post_only");
    BigDecimal size = request.number("size");
    return terms.isThere() ? size.multiply(terms.number("limit_price_usd")) : size;
  }

  /** A tick that could have booked it has not. */
  void missed() {
    misses++;
  }

  int misses() {
    return misses;
  }

  /** Coins that it brought, by the journal; negative for a sale. */
  BigDecimal baseChange() {
    return baseChange;
  }

  /** Cash that it brought, by the journal, fees included; negative for a buy. */
  BigDecimal cashChange() {
    return cashChange;
  }

  private void sumUp() {
    baseChange = BigDecimal.ZERO;
    cashChange = BigDecimal.ZERO;
    for (Item fill : journal.list("fills")) {
      BigDecimal base = fill.number("base_qty");
      BigDecimal value = fill.number("price_usd").multiply(base);
      baseChange = baseChange.add(buys() ? base : base.negate());
      cashChange = cashChange.add(buys() ? value.negate() : value);
      cashChange = cashChange.subtract(fill.number("fee_usd"));
    }
  }

  /** The same by the venue. */
  BigDecimal venueCashChange() {
    return venue
        .map(
            seen ->
                buys()
                    ? seen.filledValue().add(seen.fees()).negate()
                    : seen.filledValue().subtract(seen.fees()))
        .orElse(BigDecimal.ZERO);
  }

  /** The same by the venue. */
  BigDecimal venueBaseChange() {
    BigDecimal base = venue.map(VenueOrderView::filledSize).orElse(BigDecimal.ZERO);
    return buys() ? base : base.negate();
  }

  /** Whether the venue does or did anything for it. */
  boolean matters() {
    return venue.isPresent()
        && (!venue.get().status().isTerminal() || venue.get().filledSize().signum() > 0);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s (%s, %s, %s sends, %d posts, the venue: %s)",
        id(),
        purpose(),
        journal.text("state"),
        sends(),
        posts,
        venue.map(VenueOrderView::toString).orElse("nothing"));
  }
}
