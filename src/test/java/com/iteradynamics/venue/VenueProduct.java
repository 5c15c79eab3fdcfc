package com.iteradynamics.venue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * A product's rules. Amounts are in units of base or of quote, and every increment is a step of
 * which an amount has to be a multiple.
 *
 * @param id for example {@code BTC-USD}
 * @param base what is bought, and whose wallet it goes to
 * @param quote what is paid, from the wallet of this currency and no other
 * @param alias the product whose book it shares; empty text when the book is its own
 * @param aliasTo the products that share its book
 * @param status {@code online}, {@code offline}, {@code delisted} and the like
 */
public record VenueProduct(
    String id,
    String base,
    String quote,
    String alias,
    List<String> aliasTo,
    BigDecimal baseIncrement,
    BigDecimal quoteIncrement,
    BigDecimal priceIncrement,
    BigDecimal baseMin,
    BigDecimal baseMax,
    BigDecimal quoteMin,
    BigDecimal quoteMax,
    String status,
    Set<ProductFlag> flags) {

  public VenueProduct {
    aliasTo = List.copyOf(aliasTo);
    flags = Set.copyOf(flags);
  }

  /** An online product with the increments and bounds of BTC-USD. */
  public static VenueProduct online(String id, String alias, String... aliasTo) {
    int dash = id.indexOf('-');
    return new VenueProduct(
        id,
        id.substring(0, dash),
        id.substring(dash + 1),
        alias,
        List.of(aliasTo),
        new BigDecimal("0.00000001"),
        new BigDecimal("0.01"),
        new BigDecimal("0.01"),
        new BigDecimal("0.00000001"),
        new BigDecimal("3400"),
        new BigDecimal("1"),
        new BigDecimal("150000000"),
        "online",
        Set.of());
  }

  public VenueProduct withStatus(String other) {
    return with(baseIncrement, quoteIncrement, priceIncrement, other, flags);
  }

  public VenueProduct withFlags(ProductFlag... others) {
    return with(baseIncrement, quoteIncrement, priceIncrement, status, Set.of(others));
  }

  public VenueProduct withIncrements(String ofBase, String ofQuote, String ofPrice) {
    return with(
        new BigDecimal(ofBase), new BigDecimal(ofQuote), new BigDecimal(ofPrice), status, flags);
  }

  private VenueProduct with(
      BigDecimal ofBase,
      BigDecimal ofQuote,
      BigDecimal ofPrice,
      String itsStatus,
      Set<ProductFlag> itsFlags) {
    return new VenueProduct(
        id, base, quote, alias, aliasTo, ofBase, ofQuote, ofPrice, baseMin, baseMax, quoteMin,
        quoteMax, itsStatus, itsFlags);
  }
}
