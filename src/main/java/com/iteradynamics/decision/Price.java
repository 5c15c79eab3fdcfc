package com.iteradynamics.decision;

/**
 * A price that a book is valued at.
 *
 * @param usd per unit of base, &gt; 0
 * @param basis where it comes from
 */
public record Price(double usd, Basis basis) {

  /** Where a price comes from; the name is the record's {@code price_source}. */
  public enum Basis {
    /** The close of the newest closed candle, which is that of the hour before H. */
    CLOSE,
    /** The middle of the venue's best bid and ask, when there is no such candle. */
    QUOTE_MID,
    /** The open of the venue's candle at H, on paper, when there is no such candle. */
    OPEN
  }

  /**
   * @throws IllegalArgumentException when it is no price
   */
  public Price {
    if (!(usd > 0) || Double.isInfinite(usd)) {
      throw new IllegalArgumentException("a price must be > 0, was " + usd);
    }
  }
}
