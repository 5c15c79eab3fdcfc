package com.iteradynamics.venue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An order that the venue took: what was asked for, and what became of it so far. */
final class SimulatedOrder {
  final long sequence;
  final String id;
  final Ticket ticket;
  final VenueProduct product;
  final Market market;
  final String portfolio;

  /** By the venue's clock, milliseconds since 1970; the other times are true ones. */
  final long created;

  final SimulatedWallet holdWallet;
  BigDecimal holdLeft;
  VenueStatus status = VenueStatus.PENDING;

  /** When it is open, and when what it takes is taken. */
  long opensAt;

  long takesAt;
  boolean taken;

  /** Whether the price of a stop was reached. */
  boolean triggered;

  /** When it expires, when a cancellation is carried out: Long.MAX_VALUE for never. */
  long endsAt = Long.MAX_VALUE;

  long cancelsAt = Long.MAX_VALUE;

  /** From when on it is in the list of orders. */
  long listedAt;

  /** How long after it was made a fill is listed. */
  long fillsLate;

  /** How long after its last fill it is settled. */
  long settlesAfter;

  long settledAt = Long.MAX_VALUE;

  /** What a fault makes of it. */
  Optional<VenueFaults.Met> fault = Optional.empty();

  String cancelMessage = "";
  String rejectReason = "REJECT_REASON_UNSPECIFIED";

  /** Up to when the market was looked at for it, and what was traded beyond its price since. */
  long lookedAt;

  BigDecimal traded = BigDecimal.ZERO;

  final List<VenueFill> fills = new ArrayList<>(3);
  BigDecimal filledBase = BigDecimal.ZERO;
  BigDecimal filledValue = BigDecimal.ZERO;
  BigDecimal fees = BigDecimal.ZERO;

  SimulatedOrder(
      long sequence,
      String id,
      Ticket ticket,
      VenueProduct product,
      Market market,
      String portfolio,
      Now now,
      Reserve reserve) {
    this.sequence = sequence;
    this.id = id;
    this.ticket = ticket;
    this.product = product;
    this.market = market;
    this.portfolio = portfolio;
    created = now.server();
    holdWallet = reserve.wallet();
    holdLeft = reserve.amount();
    opensAt = now.millis();
    takesAt = now.millis();
    listedAt = now.millis();
    lookedAt = now.millis();
  }

  /** What binds the money of an order: a wallet and how much of it. */
  record Reserve(SimulatedWallet wallet, BigDecimal amount) {}

  /** Whether it is a stop whose price was not reached: it is no order yet. */
  boolean waits() {
    return ticket.stopPrice().isPresent() && !triggered;
  }

  boolean buys() {
    return ticket.buys();
  }

  boolean hasFault(VenueFault which) {
    return fault.isPresent() && fault.get().fault() == which;
  }

  /** What it says of itself: it may call itself canceled before it has got what it gets. */
  VenueStatus told() {
    return hasFault(VenueFault.CANCELLED_BEFORE_FILLS) && !taken && !status.isTerminal()
        ? VenueStatus.CANCELLED
        : status;
  }

  /** Whether it gets less than it asks for, whatever the book has. */
  boolean getsPart() {
    return hasFault(VenueFault.PARTIAL_IOC) || hasFault(VenueFault.CANCELLED_BEFORE_FILLS);
  }

  boolean isSettled(long millis) {
    return millis >= settledAt;
  }

  /** Quote spent by a buyer, quote got by a seller. */
  BigDecimal valueAfterFees() {
    return buys() ? filledValue.add(fees) : filledValue.subtract(fees);
  }

  /** The share that is done, 0..1. */
  BigDecimal completion() {
    return ticket.inQuote()
        ? VenueAmounts.divided(filledValue.add(fees), ticket.quoteSize().orElseThrow())
        : VenueAmounts.divided(filledBase, ticket.baseSize().orElseThrow());
  }

  boolean isFull() {
    return ticket.inQuote()
        ? valueAfterFees().compareTo(ticket.quoteSize().orElseThrow()) >= 0
        : baseLeft().signum() == 0;
  }

  BigDecimal baseLeft() {
    return ticket.baseSize().orElseThrow().subtract(filledBase);
  }

  BigDecimal averagePrice() {
    return filledBase.signum() == 0
        ? BigDecimal.ZERO
        : VenueAmounts.divided(filledValue, filledBase);
  }
}
