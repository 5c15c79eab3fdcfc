package com.iteradynamics.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * An order as the venue's own list has it.
 *
 * @param venueOrderId the venue's id
 * @param clientOrderId the id that its sender gave it; may be empty
 * @param side which way
 * @param filledBase what was executed so far, units of base, &gt;= 0; empty when that is not
 *     reported
 * @param ended whether nothing more can happen to it
 * @param createdAt when it was made; empty when the venue does not say
 */
public record VenueOrder(
    String venueOrderId,
    String clientOrderId,
    Side side,
    Optional<BigDecimal> filledBase,
    boolean ended,
    Optional<Instant> createdAt) {

  /** An order of which the venue says how much was executed. */
  public VenueOrder(
      String venueOrderId,
      String clientOrderId,
      Side side,
      BigDecimal filledBase,
      boolean ended,
      Optional<Instant> createdAt) {
    this(venueOrderId, clientOrderId, side, Optional.of(filledBase), ended, createdAt);
  }

  /** An order of which the venue does not say when it was made. */
  public VenueOrder(
      String venueOrderId, String clientOrderId, Side side, BigDecimal filledBase, boolean ended) {
    this(venueOrderId, clientOrderId, side, Optional.of(filledBase), ended, Optional.empty());
  }
}
