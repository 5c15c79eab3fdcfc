package com.iteradynamics.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders at the venue's minimums, and where it has none. */
class SmallestOrderTest {
  private static final OrderConditions MARKET = OrderConditions.withoutMarket(1_000, 5, 0.009);

  /** At 100 USD, from 1 USD on, in steps of cents. */
  @ParameterizedTest
  @CsvSource({
    // target, the venue's smallest quantity, orders
    "0.99, 0.0001, 0",
    "1, 0.0001, 1",
    "1.01, 0.0001, 1",
    "49.99, 0.5, 0",
    "50, 0.5, 1",
    "50.01, 0.5, 1",
  })
  void aBuyIsMadeFromTheMinimumOn(String target, String least, int orders) {
    assertEquals(orders, PlannedTrades.buy(target, least, MARKET).orders().size());
  }

  @Test
  void whereThereIsNoMinimumNothingIsStillNoOrder() {
    assertEquals(List.of(), PlannedTrades.buy("0.009", withoutMinimum(), MARKET).orders());
    assertEquals(List.of(), PlannedTrades.sale("0.00009", withoutMinimum(), MARKET).orders());
  }

  @Test
  void aBuyOfLessThanAnIncrementDoesNotRest() {
    OrderRequest order = PlannedTrades.buy("0.01", withoutMinimum(), resting()).orders().getFirst();
    assertEquals(Optional.empty(), order.postOnly());
    assertEquals(0, new BigDecimal("0.01").compareTo(order.size()));
  }

  @Test
  void anOrderThatRestedAndGotAllHasNoRestWhereThereIsNoMinimum() {
    OrderRequest sale = PlannedTrades.sale("2", withoutMinimum(), resting()).orders().getFirst();
    assertTrue(sale.postOnly().isPresent());
    JournaledOrder ended =
        JournaledOrder.planned(sale)
            .sent(PlannedTrades.HOUR)
            .after(
                new OrderOutcome.Done(
                    "venue",
                    List.of(new Fill(new BigDecimal("100"), sale.size(), BigDecimal.ZERO)),
                    true));
    assertEquals(Optional.empty(), FollowUpOrders.rest(PlannedTrades.BOOK, "paper", ended));
  }

  @ParameterizedTest
  @CsvSource({
    // quantity at 100 USD, the venue's smallest, what is said
    "0.0049, 0.005, 0.005",
    "0.0050, 0.005, 1 USD",
    "0.0051, 0.005, 1 USD",
  })
  void theMinimumThatIsMissedIsNamed(String quantity, String least, String minimum) {
    OrderPlan plan = PlannedTrades.sale(quantity, least, MARKET);
    assertEquals(List.of(), plan.orders());
    assertEquals(
        quantity + " to sell is below the venue's minimum of " + minimum,
        plan.nothingBecause().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    // ledger's and wallet's quantity, the smallest is 0.5, orders, whether the ledger's is too
    // little for the venue whatever the wallet has
    "0.4999, 0.4999, 0, true",
    "0.50009, 0.4999, 0, false",
    "0.5, 0.5, 1, false",
    "0.49999, 2, 0, true",
    "0.5, 0, 0, false",
  })
  void onlyWhatTheLedgerHoldsCanBeTooLittleForEver(
      String ledger, String wallet, int orders, boolean unsellable) {
    OrderPlan plan = PlannedTrades.sale(ledger, wallet, "0.5", MARKET);
    assertEquals(orders, plan.orders().size());
    assertEquals(unsellable, plan.unsellable());
    assertEquals(orders == 0, plan.nothingBecause().isPresent());
  }

  /** In steps of 0.0001 units and of cents, without a smallest order. */
  private static Product withoutMinimum() {
    return new Product(
        "BTC-USD",
        new BigDecimal("0.0001"),
        new BigDecimal("0.01"),
        Optional.of(new BigDecimal("0.01")),
        BigDecimal.ZERO,
        Optional.empty(),
        BigDecimal.ZERO,
        Optional.empty(),
        Optional.empty());
  }

  private static OrderConditions resting() {
    return new OrderConditions(
        1_000,
        5,
        0.01,
        Optional.of(new Quote(new BigDecimal("100"), new BigDecimal("100"))),
        Optional.of(PlannedTrades.HOUR.plusSeconds(45)),
        false);
  }
}
