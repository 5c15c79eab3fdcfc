package com.iteradynamics.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How a sale is split: by our cap, over 20 orders at most, and never beyond the venue's maximum.
 */
class SaleLegsTest {

  @ParameterizedTest
  @CsvSource({
    // quantity at 100 USD, our cap, USD, the venue's maximum, orders, the first's size, all sold
    "3, 300, 3400, 1, 3, 3",
    "3.0001, 300, 3400, 2, 2.9901, 3.0001",
    "60, 300, 3400, 20, 3, 60",
    "60.0001, 300, 3400, 20, 3.0001, 60.0001",
    "1100, 300, 3400, 20, 55, 1100",
    "60, 300, 2, 20, 2, 40",
    "1100, 300, 2, 20, 2, 40",
    "40, 300, 2, 20, 2, 40",
  })
  void largerOrdersComeBeforeMoreThanTwentyAndTheVenuesMaximumBeforeBoth(
      String quantity, String cap, String most, int orders, String first, String sold) {
    List<OrderRequest> legs =
        PlannedTrades.sale(quantity, PlannedTrades.product("0.0001", most), market(cap)).orders();
    assertEquals(orders, legs.size());
    assertEquals(0, new BigDecimal(first).compareTo(legs.get(0).size()), legs.get(0).toString());
    assertEquals(0, new BigDecimal(sold).compareTo(sum(legs)), legs.toString());
    assertEquals(
        orders, legs.stream().map(OrderRequest::clientOrderId).distinct().count(), "own ids");
  }

  @Test
  void aSaleOfMoreThanAHundredCapsIsMadeInOneHour() {
    BigDecimal all = new BigDecimal("11");
    Product product =
        new Product(
            "BTC-USD",
            new BigDecimal("0.00000001"),
            new BigDecimal("0.01"),
            new BigDecimal("0.01"),
            new BigDecimal("0.00000001"),
            new BigDecimal("3400"),
            BigDecimal.ONE,
            new BigDecimal("150000000"),
            Optional.empty());
    OrderPlan plan = PlannedTrades.sale("11", product, market("10.5263"));
    assertEquals(20, plan.orders().size());
    assertEquals(0, all.compareTo(sum(plan.orders())));
  }

  @ParameterizedTest
  @CsvSource({
    // quantity, the venue's minimum, sizes at a cap of 3 units
    "3.4, 0.5, 2.9 0.5",
    "3.5, 0.5, 3 0.5",
    "6.2, 0.5, 3 2.7 0.5",
    "3.4, 1.8, 3",
    "3.6, 1.8, 1.8 1.8",
    "3.6001, 1.8, 1.8001 1.8",
    "3.5999, 1.8, 3",
  })
  void theLastOrderIsNotTooLittleForTheVenueWhereThatCanBe(
      String quantity, String least, String sizes) {
    List<OrderRequest> legs =
        PlannedTrades.sale(quantity, PlannedTrades.product(least, "3400"), market("300")).orders();
    assertEquals(
        sizes,
        String.join(
            " ",
            legs.stream().map(leg -> leg.size().stripTrailingZeros().toPlainString()).toList()));
  }

  @Test
  void everyOrderSaysWhatTheSmallestSaleIs() {
    OrderConditions market = market("300");
    assertEquals(0, new BigDecimal("0.01").compareTo(least("0.0001", market)), "1 USD at 100");
    assertEquals(0, new BigDecimal("0.5").compareTo(least("0.5", market)), "the venue's own");
    Product none =
        new Product(
            "BTC-USD",
            new BigDecimal("0.00000001"),
            new BigDecimal("0.01"),
            new BigDecimal("0.01"),
            BigDecimal.ZERO,
            new BigDecimal("3400"),
            BigDecimal.ZERO,
            new BigDecimal("150000000"),
            Optional.empty());
    OrderRequest order = PlannedTrades.sale("7", none, market).orders().get(0);
    assertEquals(
        0, new BigDecimal("0.05").compareTo(order.minimumSale().orElseThrow()), "5 USD at 100");
    assertTrue(
        PlannedTrades.buy("250", "0.5", market).orders().get(0).minimumSale().isPresent(),
        "a buy too");
  }

  private static BigDecimal least(String baseMin, OrderConditions conditions) {
    return PlannedTrades.sale("7", baseMin, conditions).orders().get(0).minimumSale().orElseThrow();
  }

  private static BigDecimal sum(List<OrderRequest> legs) {
    return legs.stream().map(OrderRequest::size).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static OrderConditions market(String maxOrderUsd) {
    return OrderConditions.withoutMarket(Double.parseDouble(maxOrderUsd), 5, 0.009);
  }
}
