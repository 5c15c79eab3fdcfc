package com.iteradynamics.venue;

import com.iteradynamics.market.CandleSeries;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What can be traded, and on which book. */
final class Products {
  private final Map<String, VenueProduct> all = new HashMap<>();
  private final Map<String, Market> markets = new HashMap<>();
  private final VenueSettings settings;

  Products(VenueSettings settings) {
    this.settings = settings;
  }

  /** Lists a product with a book and a past of its own. */
  void list(VenueProduct product, CandleSeries tape) {
    all.put(product.id(), product);
    markets.put(product.id(), new Market(tape, product.priceIncrement(), settings));
  }

  /** Changes a product that is listed, or lists one that shares the book of another. */
  void put(VenueProduct product) {
    if (!markets.containsKey(book(product))) {
      throw new IllegalArgumentException(product.id() + " has no book");
    }
    all.put(product.id(), product);
  }

  Optional<VenueProduct> find(String id) {
    return Optional.ofNullable(all.get(id));
  }

  VenueProduct get(String id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("there is no product " + id));
  }

  Market market(VenueProduct product) {
    return markets.get(book(product));
  }

  private static String book(VenueProduct product) {
    return product.alias().isEmpty() ? product.id() : product.alias();
  }
}
