package com.iteradynamics.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.iteradynamics.order.Product;
import com.iteradynamics.order.Wallet;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpeningTest {
  private static final Reading<Wallet> NO_WALLET =
      new Reading.Unread<>("GET /accounts: HTTP 503: nothing");
  private static final Reading<Product> NO_PRODUCT =
      new Reading.Unread<>("GET /products/BTC-USD: HTTP 404: not found");

  @Test
  void whatKeepsABookFromBeginningIsNamedWithItsReason() {
    VenueIdentity none =
        VenueIdentity.of(new Reading.Unread<>("GET /key_permissions: HTTP 401"), Optional.empty());
    assertEquals(
        "the portfolio is unknown: GET /key_permissions: HTTP 401; the wallet cannot be read: GET"
            + " /accounts: HTTP 503: nothing; the product's rules cannot be read: GET"
            + " /products/BTC-USD: HTTP 404: not found",
        Opening.unread(
            none, VenueView.withoutMarket(NO_PRODUCT, NO_WALLET, 0, VenueView.Origin.SETTINGS)));
  }

  @Test
  void whatCouldBeReadIsNotAmongThem() {
    VenueIdentity known = VenueIdentity.of(new Reading.Read<>("portfolio-1"), Optional.empty());
    Reading<Wallet> wallet = new Reading.Read<>(null);
    assertEquals(
        "the product's rules cannot be read: GET /products/BTC-USD: HTTP 404: not found",
        Opening.unread(
            known, VenueView.withoutMarket(NO_PRODUCT, wallet, 0, VenueView.Origin.SETTINGS)));
  }
}
