package com.iteradynamics.order;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Balances at the venue this tick. What is unclear about one of the two currencies does not make
 * the other unclear: a sale needs the base only.
 *
 * @param cashPart USD
 * @param basePart units of base
 */
public record Wallet(Part cashPart, Part basePart) {

  /** What there is of one currency. */
  public sealed interface Part {
    /**
     * As the venue reports it.
     *
     * @param available free to trade
     * @param hold bound in open orders
     */
    record Known(BigDecimal available, BigDecimal hold) implements Part {}

    /** The venue's answer leaves open how much there is, or which of several is meant. */
    record Indeterminate(String why) implements Part {}
  }

  /**
   * A wallet that is known as a whole.
   *
   * @param cashAvailable USD free to trade
   * @param cashHold USD bound in open orders
   * @param baseAvailable units of base free to trade
   * @param baseHold units of base bound in open orders
   */
  public Wallet(
      BigDecimal cashAvailable,
      BigDecimal cashHold,
      BigDecimal baseAvailable,
      BigDecimal baseHold) {
    this(new Part.Known(cashAvailable, cashHold), new Part.Known(baseAvailable, baseHold));
  }

  /** Why the USD are not known, and nothing may be bought; empty when they are. */
  public Optional<String> cashUnclear() {
    return unclear(cashPart);
  }

  /** Why the base is not known, and nothing may be traded; empty when it is. */
  public Optional<String> baseUnclear() {
    return unclear(basePart);
  }

  /**
   * USD free to trade.
   *
   * @throws IllegalStateException when they are not known
   */
  public BigDecimal cashAvailable() {
    return known(cashPart).available();
  }

  /** USD bound in open orders; not to be asked either when they are not known. */
  public BigDecimal cashHold() {
    return known(cashPart).hold();
  }

  /**
   * Units of base free to trade.
   *
   * @throws IllegalStateException when they are not known
   */
  public BigDecimal baseAvailable() {
    return known(basePart).available();
  }

  /** Units of base bound in open orders; not to be asked either when they are not known. */
  public BigDecimal baseHold() {
    return known(basePart).hold();
  }

  /** All USD; not to be asked either when they are not known. */
  public BigDecimal cash() {
    return cashAvailable().add(cashHold());
  }

  /** All units of base; not to be asked either when they are not known. */
  public BigDecimal base() {
    return baseAvailable().add(baseHold());
  }

  private static Optional<String> unclear(Part part) {
    return part instanceof Part.Indeterminate(String why) ? Optional.of(why) : Optional.empty();
  }

  private static Part.Known known(Part part) {
    return switch (part) {
      case Part.Known known -> known;
      case Part.Indeterminate(String why) -> throw new IllegalStateException(why);
    };
  }
}
