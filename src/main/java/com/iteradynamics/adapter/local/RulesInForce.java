package com.iteradynamics.adapter.local;

import com.iteradynamics.execution.port.KnownRules;
import com.iteradynamics.execution.port.KnownRules.Kept;
import com.iteradynamics.execution.port.VenueView;
import com.iteradynamics.order.Product;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules that orders on paper are made by: the venue's where they were read, except those that a
 * person has set. Where both cannot be kept together, what is set holds alone.
 */
record RulesInForce(Product product, VenueView.Origin origin) {
  private static final PaperParameters UNSET = PaperParameters.defaults();

  static RulesInForce of(PaperParameters paper, String productId, KnownRules known) {
    Optional<Kept> kept =
        known.kept().filter(rules -> rules.product().productId().equals(productId));
    List<String> names = new ArrayList<>();
    Optional<Product> both = kept.map(rules -> both(paper, productId, rules.product(), names));
    Optional<String> problem = both.flatMap(Product::problem);
    if (both.isPresent() && problem.isEmpty()) {
      return new RulesInForce(
          both.get(), new VenueView.Origin(kept.map(Kept::readAt), names, known.notes()));
    }
    KnownRules said =
        problem
            .map(why -> known.noted("what is set cannot be kept with the venue's rules: " + why))
            .orElse(known);
    return new RulesInForce(
        paper.product(productId), new VenueView.Origin(Optional.empty(), List.of(), said.notes()));
  }

  /**
   * @param names gets the names of what a person has set
   */
  private static Product both(
      PaperParameters paper, String productId, Product venue, List<String> names) {
    return new Product(
        productId,
        either(
            "base_increment",
            set(paper.baseIncrement(), UNSET.baseIncrement()),
            venue.baseIncrement(),
            names),
        either("quote_increment", paper.quoteIncrement(), venue.quoteIncrement(), names),
        either("price_increment", paper.priceIncrement(), venue.priceIncrement(), names),
        either("base_min", set(paper.baseMin(), UNSET.baseMin()), venue.baseMin(), names),
        either("base_max", paper.baseMax(), venue.baseMax(), names),
        either("quote_min_usd", set(paper.quoteMin(), UNSET.quoteMin()), venue.quoteMin(), names),
        either("quote_max_usd", paper.quoteMax(), venue.quoteMax(), names),
        Optional.empty());
  }

  /** A setting that is not at its default. */
  private static Optional<BigDecimal> set(BigDecimal value, BigDecimal unset) {
    return Optional.of(value).filter(amount -> amount.compareTo(unset) != 0);
  }

  private static BigDecimal either(
      String name, Optional<BigDecimal> set, BigDecimal venue, List<String> names) {
    return either(name, set, Optional.of(venue), names).orElseThrow();
  }

  private static Optional<BigDecimal> either(
      String name, Optional<BigDecimal> set, Optional<BigDecimal> venue, List<String> names) {
    if (set.isPresent()) {
      names.add(name);
    }
    return set.or(() -> venue);
  }
}
