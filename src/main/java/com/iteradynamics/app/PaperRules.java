package com.iteradynamics.app;

import com.iteradynamics.order.Product;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rules that orders of a run were made by, for a person and for a program. */
record PaperRules(Product product) {

  static PaperRules of(Configuration configuration) {
    return new PaperRules(configuration.paper().product(configuration.runtime().productId()));
  }

  /** In a line: {@code exact prices, quantities in steps of 0.00000001, …}. */
  String words() {
    List<String> words = new ArrayList<>();
    words.add(
        product
            .priceIncrement()
            .map(step -> "prices in steps of " + text(step))
            .orElse("exact prices"));
    words.add("quantities in steps of " + text(product.baseIncrement()));
    words.add("amounts of " + text(product.quoteIncrement()));
    List<String> limits = new ArrayList<>();
    if (product.baseMin().signum() > 0) {
      limits.add("quantity >= " + text(product.baseMin()));
    }
    product.baseMax().ifPresent(most -> limits.add("quantity <= " + text(most)));
    if (product.quoteMin().signum() > 0) {
      limits.add("amount >= " + text(product.quoteMin()));
    }
    product.quoteMax().ifPresent(most -> limits.add("amount <= " + text(most)));
    words.add(limits.isEmpty() ? "no limits" : String.join(", ", limits));
    return String.join(", ", words);
  }

  /** By the names of the settings; what is not limited is left out. */
  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("base_increment", product.baseIncrement());
    map.put("quote_increment", product.quoteIncrement());
    product.priceIncrement().ifPresent(step -> map.put("price_increment", step));
    map.put("base_min", product.baseMin());
    product.baseMax().ifPresent(most -> map.put("base_max", most));
    map.put("quote_min_usd", product.quoteMin());
    product.quoteMax().ifPresent(most -> map.put("quote_max_usd", most));
    return map;
  }

  private static String text(BigDecimal amount) {
    return Figures.quantity(amount);
  }
}
