package com.iteradynamics.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.iteradynamics.execution.port.Result;
import com.iteradynamics.execution.port.VenueIdentity;
import com.iteradynamics.execution.port.VenueView;
import com.iteradynamics.order.FeeSchedule;
import com.iteradynamics.order.Product;
import com.iteradynamics.order.Wallet;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BookInitializerTest {
  private static final Result<Wallet> NO_WALLET =
      new Result.Failed<>("GET /accounts: HTTP 503: nothing");
  private static final FeeSchedule FREE = FeeSchedule.configured(BigDecimal.ZERO);
  private static final Result<Product> NO_PRODUCT =
      new Result.Failed<>("GET /products/BTC-USD: HTTP 404: not found");

  @Test
  void whatKeepsABookFromBeginningIsNamedWithItsReason() {
    VenueIdentity none =
        VenueIdentity.of(new Result.Failed<>("GET /key_permissions: HTTP 401"), Optional.empty());
    assertEquals(
        "the portfolio is unknown: GET /key_permissions: HTTP 401; the wallet cannot be read: GET"
            + " /accounts: HTTP 503: nothing; the product's rules cannot be read: GET"
            + " /products/BTC-USD: HTTP 404: not found",
        BookInitializer.unread(
            none, VenueView.withoutMarket(NO_PRODUCT, NO_WALLET, FREE, VenueView.Origin.SETTINGS)));
  }

  @Test
  void whatCouldBeReadIsNotAmongThem() {
    VenueIdentity known = VenueIdentity.of(new Result.Ok<>("portfolio-1"), Optional.empty());
    Result<Wallet> wallet = new Result.Ok<>(null);
    assertEquals(
        "the product's rules cannot be read: GET /products/BTC-USD: HTTP 404: not found",
        BookInitializer.unread(
            known, VenueView.withoutMarket(NO_PRODUCT, wallet, FREE, VenueView.Origin.SETTINGS)));
  }
}
