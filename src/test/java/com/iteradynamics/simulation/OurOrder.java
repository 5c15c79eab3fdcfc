package com.iteradynamics.simulation;

import com.iteradynamics.venue.VenueOrderView;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** One of our orders as the rules know it: what the journal says, and what the venue says. */
final class OurOrder {
  private static final Set<String> ENDED =
      Set.of("FILLED", "PARTIAL_DONE", "REJECTED", "CANCELLED");

  private final Item request;
  private Item journal;
  private int posts;
  private boolean booked;
  private Optional<VenueOrderView> venue = Optional.empty();

  OurOrder(Item journal) {
    this.request = journal.map("request");
    this.journal = journal;
  }

  String id() {
    return request.text("client_order_id");
  }

  /** What an order is for: at most one with it may be executed. */
  String purpose() {
    return request.text("hour") + " leg " + request.number("leg");
  }

  boolean buys() {
    return request.text("side").equals("BUY");
  }

  String hour() {
    return request.text("hour");
  }

  Item request() {
    return request;
  }

  Item journal() {
    return journal;
  }

  void journal(Item written) {
    journal = written;
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

  /** Whether the ledger has it. */
  boolean booked() {
    return booked;
  }

  void book() {
    booked = true;
  }

  /** What the venue has of it; empty when it never arrived. */
  Optional<VenueOrderView> venue() {
    return venue;
  }

  void venue(VenueOrderView seen) {
    venue = Optional.of(seen);
  }

  /** Coins that it brought, by the journal; negative for a sale. */
  BigDecimal baseChange() {
    BigDecimal base = BigDecimal.ZERO;
    for (Item fill : journal.list("fills")) {
      base = base.add(fill.number("base_qty"));
    }
    return buys() ? base : base.negate();
  }

  /** Cash that it brought, by the journal, fees included; negative for a buy. */
  BigDecimal cashChange() {
    BigDecimal cash = BigDecimal.ZERO;
    for (Item fill : journal.list("fills")) {
      BigDecimal value = fill.number("price_usd").multiply(fill.number("base_qty"));
      cash = buys() ? cash.subtract(value) : cash.add(value);
      cash = cash.subtract(fill.number("fee_usd"));
    }
    return cash;
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
    return "%s (%s, %s, %s sends, %d posts, the venue: %s)"
        .formatted(
            id(),
            purpose(),
            journal.text("state"),
            sends(),
            posts,
            venue.map(VenueOrderView::toString).orElse("nothing"));
  }
}
