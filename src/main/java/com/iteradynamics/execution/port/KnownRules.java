package com.iteradynamics.execution.port;

import com.iteradynamics.order.Product;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of a venue's rules for a product.
 *
 * @param kept the rules as the venue reported them last; empty when it never did, or when that
 *     cannot be read
 * @param notes what went wrong with reading them, a line each; stops nothing
 */
public record KnownRules(Optional<Kept> kept, List<String> notes) {
  /** Nothing is kept, and there is nothing to say. */
  public static final KnownRules NONE = new KnownRules(Optional.empty(), List.of());

  private static final Duration FRESH = Duration.ofDays(1);

  public KnownRules {
    notes = List.copyOf(notes);
  }

  /**
   * Rules that the venue has reported.
   *
   * @param product the rules; whether it was tradable then is no rule, and left out
   * @param readAt when it reported them, by our clock
   */
  public record Kept(Product product, Instant readAt) {

    /**
     * @throws IllegalArgumentException when no order can keep these rules
     */
    public Kept {
      Optional<String> problem = product.problem();
      if (problem.isPresent()) {
        throw new IllegalArgumentException(product.productId() + ": " + problem.get());
      }
    }
  }

  /** Rules that were read where those of {@code productId} are kept. */
  public static KnownRules of(String productId, Kept kept) {
    String found = kept.product().productId();
    return found.equals(productId)
        ? new KnownRules(Optional.of(kept), List.of())
        : unread("they are of " + found + ", not of " + productId);
  }

  /** Nothing is known, for this reason. */
  public static KnownRules unread(String why) {
    return NONE.noted("the product's rules that were kept cannot be read: " + why);
  }

  /** Whether the venue should be asked: it has not reported them within a day. */
  public boolean due(Instant now) {
    return kept.filter(rules -> fresh(rules.readAt(), now)).isEmpty();
  }

  /** Whether what the venue said then needs not be asked for again. */
  static boolean fresh(Instant readAt, Instant now) {
    return !readAt.isAfter(now) && now.isBefore(readAt.plus(FRESH));
  }

  /** The same rules with one more note. */
  public KnownRules noted(String note) {
    return new KnownRules(kept, Stream.concat(notes.stream(), Stream.of(note)).toList());
  }

  /** The same rules, which stay in force though the venue should have been asked. */
  public KnownRules staying(String why) {
    return noted(
        why
            + kept.map(rules -> "; those of " + rules.readAt() + " stay in force")
                .orElse("; the settings hold"));
  }
}
