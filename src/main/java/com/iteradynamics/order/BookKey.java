package com.iteradynamics.order;

import com.iteradynamics.market.CurrencyPair;

/**
 * Whose money: one book holds one product.
 *
 * @param book {@code paper} or {@code live}; the two never touch each other
 * @param productId for example {@code BTC-USD}
 */
public record BookKey(String book, String productId) {
  /** The book of simulated fills. */
  public static final String PAPER = "paper";

  /** The book of real money. */
  public static final String LIVE = "live";

  /** The paper book of a product. */
  public static BookKey paper(String productId) {
    return new BookKey(PAPER, productId);
  }

  /** Whether it is real money. */
  public boolean live() {
    return book.equals(LIVE);
  }

  /** What the product is paid with, as {@code USD}. */
  public String quoteCurrency() {
    return CurrencyPair.of(productId).quote();
  }
}
