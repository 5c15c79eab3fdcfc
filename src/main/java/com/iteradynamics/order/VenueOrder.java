package com.iteradynamics.order;

import java.math.BigDecimal;

/**
 * An order as the venue's own list has it.
 *
 * @param venueOrderId the venue's id
 * @param clientOrderId the id that its sender gave it; may be empty
 * @param side which way
 * @param filledBase what was executed so far, units of base, &gt;= 0
 * @param ended whether nothing more can happen to it
 */
public record VenueOrder(
    String venueOrderId, String clientOrderId, Side side, BigDecimal filledBase, boolean ended) {}
