package com.iteradynamics.cli;

import com.iteradynamics.config.Configuration;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.order.Product;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules that orders of a run were made by, for a person and for a program.
 *
 * @param asMap by their names in results; what is not limited is left out
 */
public record PaperRules(Map<?, ?> asMap) {

  public static PaperRules of(Configuration configuration) {
    return of(configuration.paper().product(configuration.runtime().productId()));
  }

  public static PaperRules of(Product product) {
    return new PaperRules(product.rules());
  }

  /** In a line: {@code exact prices, quantities in steps of 0.00000001, …}. */
  public String words() {
    List<String> words = new ArrayList<>();
    words.add(
        amount("price_increment")
            .map(step -> "prices in steps of " + text(step))
            .orElse("exact prices"));
    amount("base_increment").ifPresent(step -> words.add("quantities in steps of " + text(step)));
    amount("quote_increment").ifPresent(step -> words.add("amounts of " + text(step)));
    List<String> limits = new ArrayList<>();
    limit(limits, "quantity >= ", amount("base_min"));
    limit(limits, "quantity <= ", amount("base_max"));
    limit(limits, "amount >= ", amount("quote_min_usd"));
    limit(limits, "amount <= ", amount("quote_max_usd"));
    words.add(limits.isEmpty() ? "no limits" : String.join(", ", limits));
    return String.join(", ", words);
  }

  /** Those of a record, in a line with where they come from; empty when it names none. */
  public static Optional<String> told(CortexRecord record) {
    if (!(record.fields().get(Recorded.INPUTS.name()) instanceof Map<?, ?> inputs
        && inputs.get("rules") instanceof Map<?, ?> rules)) {
      return Optional.empty();
    }
    String from =
        rules.get("read_at") == null
            ? "Orders by the rules of the settings: "
            : "Orders by the venue's rules, read at " + rules.get("read_at") + ": ";
    String set =
        rules.get("set") instanceof List<?> names
            ? "; set otherwise: " + String.join(", ", names.stream().map(String::valueOf).toList())
            : "";
    return Optional.of(from + new PaperRules(rules).words() + set);
  }

  private static void limit(List<String> limits, String words, Optional<BigDecimal> amount) {
    amount.filter(some -> some.signum() > 0).ifPresent(some -> limits.add(words + text(some)));
  }

  private Optional<BigDecimal> amount(String name) {
    return asMap.get(name) instanceof Number number
        ? Optional.of(new BigDecimal(number.toString()))
        : Optional.empty();
  }

  private static String text(BigDecimal amount) {
    return NumberFormat.quantity(amount);
  }
}
