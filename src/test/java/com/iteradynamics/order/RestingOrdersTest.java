package com.iteradynamics.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders that rest first: at which price, for how much, and what of them goes to the market. */
class RestingOrdersTest {
  private static final Instant UNTIL = PlannedTrades.HOUR.plusSeconds(45);

  private static OrderConditions resting(String maxOrderUsd) {
    return new OrderConditions(
        Double.parseDouble(maxOrderUsd),
        5,
        0.01,
        Optional.of(new Quote(new BigDecimal("99.987"), new BigDecimal("100.013"))),
        Optional.of(UNTIL),
        false);
  }

  /** Without a price to rest at, maker-only buys nothing, and sells at the market. */
  @Test
  void whatCannotRestIsNotBoughtMakerOnly() {
    OrderConditions unquoted =
        new OrderConditions(1_000, 5, 0.01, Optional.empty(), Optional.of(UNTIL), true);
    OrderPlan plan = PlannedTrades.buy("250", "0.0001", unquoted);
    assertEquals(List.of(), plan.orders());
    assertTrue(plan.nothingBecause().orElseThrow().contains("maker-only"), plan.toString());
    assertEquals(1, PlannedTrades.sale("1", "0.0001", unquoted).orders().size());
  }

  @Test
  void aBuyRestsAtTheBidRoundedDown() {
    OrderRequest order = PlannedTrades.buy("250", "0.0001", resting("1000")).orders().get(0);
    PostOnly terms = order.postOnly().orElseThrow();
    assertEquals(new BigDecimal("99.98"), terms.limitPriceUsd());
    assertEquals(UNTIL, terms.until());
    assertEquals(new BigDecimal("2.4757"), order.size(), "250 / (99.98 x 1.01), rounded down");
    assertEquals(new BigDecimal("0.01"), terms.restIncrement());
    assertEquals(BigDecimal.ONE, terms.restMinimum());
  }

  @Test
  void aSaleRestsAtTheAskRoundedUp() {
    OrderRequest order = PlannedTrades.sale("2", "0.0001", resting("1000")).orders().get(0);
    PostOnly terms = order.postOnly().orElseThrow();
    assertEquals(new BigDecimal("100.02"), terms.limitPriceUsd());
    assertEquals(0, new BigDecimal("2").compareTo(order.size()));
    assertEquals(new BigDecimal("0.0001"), terms.restIncrement());
    assertEquals(new BigDecimal("0.0001"), terms.restMinimum());
  }

  @ParameterizedTest
  @CsvSource({
    // largest order, USD, at a middle of 100 USD; orders of a sale of 2 units; whether it rests
    "200.01, 1, true",
    "200, 1, true",
    "199.99, 2, false",
  })
  void aSaleRestsWhenOneOrderMayBeAsLarge(String most, int orders, boolean rests) {
    List<OrderRequest> planned = PlannedTrades.sale("2", "0.0001", resting(most)).orders();
    assertEquals(orders, planned.size());
    assertEquals(rests, planned.get(0).postOnly().isPresent());
  }

  @ParameterizedTest
  @CsvSource({
    // smallest quantity of the venue, whether the buy rests: 250 USD would rest with 2.4757
    "2.4756, true",
    "2.4757, true",
    "2.4758, false",
  })
  void aBuyThatIsTooLittleToRestGoesToTheMarket(String least, boolean rests) {
    OrderRequest order = PlannedTrades.buy("250", least, resting("1000")).orders().get(0);
    assertEquals(rests, order.postOnly().isPresent());
    assertEquals(0, new BigDecimal(rests ? "2.4757" : "250").compareTo(order.size()));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        // filled of 2.4757 that rested at 99.98 USD, amount of the market order, USD
        "0, 247.52",
        "1, 147.54",
        "2.4656, 1.00",
        "2.4657, none",
        "2.4757, none",
      })
  void whatABuyHasNotGotIsBoughtAtTheMarketFromTheMinimumOn(String filled, BigDecimal rest) {
    OrderRequest order = PlannedTrades.buy("250", "0.0001", resting("1000")).orders().get(0);
    assertEquals(
        Optional.ofNullable(rest).map(BigDecimal::stripTrailingZeros),
        rest(order, filled).map(OrderRequest::size).map(BigDecimal::stripTrailingZeros));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        // filled of 2, smallest sale, quantity of the market order
        "0.5, 0.01, 1.5",
        "1.98, 0.01, 0.02",
        "1.99, 0.01, 0.01",
        "1.9901, 0.01, none",
        "2, 0.01, none",
      })
  void whatASaleHasLeftIsSoldAtTheMarketFromTheMinimumOn(
      String filled, String least, BigDecimal rest) {
    OrderRequest order = PlannedTrades.sale("2", least, resting("1000")).orders().get(0);
    assertEquals(
        Optional.ofNullable(rest).map(BigDecimal::stripTrailingZeros),
        rest(order, filled).map(OrderRequest::size).map(BigDecimal::stripTrailingZeros));
  }

  @Test
  void theRestIsAMarketOrderOfTheSameTradeUnderAnIdOfItsOwn() {
    OrderRequest order = PlannedTrades.sale("2", "0.01", resting("1000")).orders().get(0);
    OrderRequest rest = rest(order, "0.5").orElseThrow();
    assertEquals(Optional.empty(), rest.postOnly());
    assertEquals(1, rest.leg());
    assertEquals(order.side(), rest.side());
    assertEquals(order.minimumSale(), rest.minimumSale());
    assertEquals(Optional.empty(), rest(rest, "0.5"), "a market order has no rest");
  }

  private static Optional<OrderRequest> rest(OrderRequest order, String filled) {
    BigDecimal base = new BigDecimal(filled);
    List<Fill> fills =
        base.signum() == 0
            ? List.of()
            : List.of(new Fill(new BigDecimal("100"), base, BigDecimal.ZERO));
    return FollowUpOrders.rest(
        PlannedTrades.BOOK,
        "paper",
        JournaledOrder.planned(order)
            .sent(PlannedTrades.HOUR)
            .after(new OrderOutcome.Done("venue", fills, false)));
  }
}
