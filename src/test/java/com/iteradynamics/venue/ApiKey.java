package com.iteradynamics.venue;

/**
 * What the venue knows of a key besides how it signs.
 *
 * @param name {@code organizations/…/apiKeys/…}
 * @param portfolioUuid the one portfolio that it is bound to
 */
public record ApiKey(
    String name, String portfolioUuid, boolean canView, boolean canTrade, boolean canTransfer) {

  /** The portfolio of most keys here. */
  public static final String PORTFOLIO = "7f0c1f5e-4d0b-5f0e-9a53-0d8f0f2f6a11";

  /** A key that may look and trade, and not transfer. */
  public static ApiKey trading(String name) {
    return new ApiKey(name, PORTFOLIO, true, true, false);
  }
}
