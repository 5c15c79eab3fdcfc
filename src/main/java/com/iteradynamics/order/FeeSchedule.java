package com.iteradynamics.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What an account pays for an execution, as shares of its value. A rate that is not known is empty,
 * never 0.
 *
 * @param maker the rate of an order that rests in the book, fraction, 0 to below 1; empty when
 *     nobody has said it
 * @param taker the rate of an order at the market, fraction, 0 to below 1
 * @param tier the venue's name of the account's tier; empty when it has told none
 * @param source who said so
 * @param readAt when the venue said so, by our clock; empty unless it did
 * @param account whose rates they are, a word that two accounts do not share; empty when that is
 *     not known
 */
public record FeeSchedule(
    Optional<BigDecimal> maker,
    BigDecimal taker,
    Optional<String> tier,
    Source source,
    Optional<Instant> readAt,
    Optional<String> account) {

  /** Who says what an execution costs. */
  public enum Source {
    /** The venue. */
    VENUE,
    /** A person, in the settings, or their defaults. */
    CONFIGURED,
    /** A preset of the lab. */
    PRESET;

    /** The word for it in a record. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @throws IllegalArgumentException when a rate is none, or the venue's is without its time
   */
  public FeeSchedule {
    maker.ifPresent(rate -> check("maker", rate));
    check("taker", taker);
    if ((source == Source.VENUE) != readAt.isPresent()) {
      throw new IllegalArgumentException(
          "a fee schedule has the time of its reading when it is the venue's, and only then");
    }
  }

  /** Rates of an account that is not known. */
  public FeeSchedule(
      Optional<BigDecimal> maker,
      BigDecimal taker,
      Optional<String> tier,
      Source source,
      Optional<Instant> readAt) {
    this(maker, taker, tier, source, readAt, Optional.empty());
  }

  /** The same rates, of that account. */
  public FeeSchedule of(Optional<String> whose) {
    return new FeeSchedule(maker, taker, tier, source, readAt, whose);
  }

  private static void check(String name, BigDecimal rate) {
    if (rate.signum() < 0 || rate.compareTo(BigDecimal.ONE) >= 0) {
      throw new IllegalArgumentException(
          "the " + name + " rate must be a fraction 0 to below 1, was " + rate.toPlainString());
    }
  }

  /** What the venue has said at that time. */
  public static FeeSchedule ofVenue(
      BigDecimal maker, BigDecimal taker, Optional<String> tier, Instant readAt) {
    return new FeeSchedule(Optional.of(maker), taker, tier, Source.VENUE, Optional.of(readAt));
  }

  /** Those of a preset of the lab, which is the tier's name; fractions. */
  public static FeeSchedule preset(String name, BigDecimal maker, BigDecimal taker) {
    return new FeeSchedule(
        Optional.of(maker), taker, Optional.of(name), Source.PRESET, Optional.empty());
  }

  /** What a person has set for orders at the market, a fraction. */
  public static FeeSchedule configured(BigDecimal taker) {
    return new FeeSchedule(
        Optional.empty(), taker, Optional.empty(), Source.CONFIGURED, Optional.empty());
  }

  /** What a person has set for both, fractions. */
  public static FeeSchedule configured(BigDecimal maker, BigDecimal taker) {
    return new FeeSchedule(
        Optional.of(maker), taker, Optional.empty(), Source.CONFIGURED, Optional.empty());
  }

  /**
   * What a person has set for orders at the market, a fraction.
   *
   * @throws IllegalArgumentException when it is not a finite number, 0 to below 1
   */
  public static FeeSchedule configured(double taker) {
    if (!Double.isFinite(taker)) {
      throw new IllegalArgumentException("the taker rate must be a finite fraction, was " + taker);
    }
    return configured(BigDecimal.valueOf(taker));
  }

  /** By its names in a record, which does not name the account; what is not known is left out. */
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>(8);
    maker.ifPresent(rate -> fields.put("maker", rate));
    fields.put("taker", taker);
    tier.ifPresent(name -> fields.put("tier", name));
    fields.put("source", source.word());
    readAt.ifPresent(at -> fields.put("read_at", at.toString()));
    return fields;
  }
}
