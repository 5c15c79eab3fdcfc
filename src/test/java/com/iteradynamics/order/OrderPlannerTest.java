package com.iteradynamics.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.decision.Decision;
import com.iteradynamics.decision.ExecutionBranch;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every rounding makes the order smaller, and every size is a whole number of increments. */
class OrderPlannerTest {
  private static final OrderConditions MARKET = OrderConditions.withoutMarket(1e9, 5, 0.009);
  private static final Instant HOUR = Instant.parse("2026-03-01T15:00:00Z");
  private static final BookKey BOOK = BookKey.paper("BTC-USD");
  private static final OrderPlanner PLANNER =
      new OrderPlanner(BOOK, "paper", HOUR, 64_000.5, PriceSource.NEXT_OPEN);

  @ParameterizedTest
  @CsvSource({
    // target, quote increment, cash available, size
    "250, 0.01, 1000, 250.00",
    "249.999, 0.01, 1000, 249.99",
    "0.3, 0.1, 1000, 0.3",
    "250.07, 0.05, 1000, 250.05",
    "250, 0.01, 99.999, 99.99",
    "250, 7, 1000, 245",
  })
  void aBuyIsRoundedDownToTheQuoteIncrement(
      double target, BigDecimal increment, BigDecimal cash, BigDecimal size) {
    OrderPlan plan =
        PLANNER.plan(
            enter(target),
            product("0.00000001", increment, "0"),
            cash(cash),
            BigDecimal.ZERO,
            MARKET);
    assertEquals(0, size.compareTo(plan.orders().get(0).size()), plan.toString());
    assertEquals(Side.BUY, plan.orders().get(0).side());
  }

  @ParameterizedTest
  @CsvSource({
    // ledger, available, base increment, size
    "0.5, 0.5, 0.00000001, 0.5",
    "0.000297920684505, 1, 0.00000001, 0.00029792",
    "0.5, 0.3, 0.00000001, 0.3",
    "0.5, 2, 0.00000001, 0.5",
    "0.017, 1, 0.005, 0.015",
  })
  void aSaleIsTheSmallerOfLedgerAndWalletRoundedDown(
      BigDecimal ledger, BigDecimal available, String increment, BigDecimal size) {
    Wallet wallet = new Wallet(BigDecimal.ZERO, BigDecimal.ZERO, available, BigDecimal.ZERO);
    OrderPlan plan =
        PLANNER.plan(
            exit(), product(increment, new BigDecimal("0.01"), "0"), wallet, ledger, MARKET);
    assertEquals(0, size.compareTo(plan.orders().get(0).size()), plan.toString());
    assertEquals(Side.SELL, plan.orders().get(0).side());
  }

  @Test
  void aSaleLargerThanOneOrderMayBeIsSplitOverLegs() {
    BigDecimal ledger = new BigDecimal("7");
    Wallet wallet = new Wallet(BigDecimal.ZERO, BigDecimal.ZERO, ledger, BigDecimal.ZERO);
    OrderPlan plan =
        PLANNER.plan(
            exit(), product("0.00000001", new BigDecimal("0.01"), "0"), wallet, ledger, MARKET);
    assertEquals(
        List.of("3.00000000", "3.00000000", "1.00000000"),
        plan.orders().stream().map(order -> order.size().toPlainString()).toList());
    assertEquals(List.of(0, 1, 2), plan.orders().stream().map(OrderRequest::leg).toList());
    assertEquals(3, plan.orders().stream().map(OrderRequest::clientOrderId).distinct().count());
  }

  @Test
  void whatIsBelowTheVenuesMinimumIsNoOrderAndSaysWhy() {
    OrderPlan buy =
        PLANNER.plan(
            enter(0.99),
            product("0.00000001", new BigDecimal("0.01"), "0"),
            cash(BigDecimal.TEN),
            BigDecimal.ZERO,
            MARKET);
    assertEquals(List.of(), buy.orders());
    assertTrue(buy.nothingBecause().orElseThrow().contains("minimum of 1 USD"), buy.toString());
    OrderPlan sale =
        PLANNER.plan(
            exit(),
            product("0.00000001", new BigDecimal("0.01"), "0.5"),
            new Wallet(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.ZERO),
            new BigDecimal("0.4"),
            MARKET);
    assertEquals(List.of(), sale.orders());
    assertTrue(sale.nothingBecause().orElseThrow().contains("minimum of 0.5"), sale.toString());
  }

  /** 64,000.5 USD a coin, 3 coins and 150 million USD an order at most. */
  @Test
  void theLargestQuantityHoldsForABuyAndTheLargestAmountForASale() {
    Product product = product("0.00000001", new BigDecimal("0.01"), "0");
    OrderPlan buy =
        PLANNER.plan(enter(1e6), product, cash(new BigDecimal("1e7")), BigDecimal.ZERO, MARKET);
    assertEquals("192001.50", buy.orders().getFirst().size().toPlainString());
    Product dear =
        new Product(
            "BTC-EUR",
            product.baseIncrement(),
            product.quoteIncrement(),
            Optional.empty(),
            BigDecimal.ZERO,
            Optional.empty(),
            BigDecimal.TEN,
            Optional.of(new BigDecimal("64000.5")),
            Optional.empty());
    BigDecimal ledger = new BigDecimal("2.00001");
    Wallet wallet = new Wallet(BigDecimal.ZERO, BigDecimal.ZERO, ledger, BigDecimal.ZERO);
    OrderPlan sale = PLANNER.plan(exit(), dear, wallet, ledger, MARKET);
    assertEquals(
        List.of("1.00000000", "0.99985375", "0.00015625"),
        sale.orders().stream().map(order -> order.size().toPlainString()).toList(),
        "0.64 USD would be below the minimum of 10");
    assertTrue(
        PLANNER
            .plan(exit(), dear, wallet, new BigDecimal("0.0001"), MARKET)
            .nothingBecause()
            .orElseThrow()
            .contains("minimum of 10 "));
  }

  @Test
  void anotherAttemptIsTheSameOrderUnderAnotherIdTwiceAtMost() {
    OrderRequest first =
        PLANNER
            .plan(
                enter(100),
                product("0.00000001", new BigDecimal("0.01"), "0"),
                cash(BigDecimal.valueOf(500)),
                BigDecimal.ZERO,
                MARKET)
            .orders()
            .get(0);
    OrderRequest second = FollowUpOrders.nextAttempt(BOOK, "paper", first).orElseThrow();
    OrderRequest third = FollowUpOrders.nextAttempt(BOOK, "paper", second).orElseThrow();
    assertEquals(Optional.empty(), FollowUpOrders.nextAttempt(BOOK, "paper", third));
    assertEquals(first.size(), third.size());
    assertEquals(List.of(0, 1, 2), List.of(first.attempt(), second.attempt(), third.attempt()));
    assertEquals(
        3,
        List.of(first, second, third).stream().map(OrderRequest::clientOrderId).distinct().count());
  }

  private static Product product(String baseIncrement, BigDecimal quoteIncrement, String baseMin) {
    return new Product(
        "BTC-USD",
        new BigDecimal(baseIncrement),
        quoteIncrement,
        new BigDecimal("0.01"),
        new BigDecimal(baseMin),
        new BigDecimal("3"),
        quoteIncrement.compareTo(new BigDecimal("0.1")) == 0 ? BigDecimal.ZERO : BigDecimal.ONE,
        new BigDecimal("150000000"),
        Optional.empty());
  }

  private static Wallet cash(BigDecimal available) {
    return new Wallet(available, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
  }

  private static Decision.Enter enter(double targetUsd) {
    return new Decision.Enter(
        ruling(ExecutionBranch.ENTER_LONG), targetUsd, targetUsd, 0.25, Optional.of(HOUR));
  }

  private static Decision.Exit exit() {
    return new Decision.Exit(ruling(ExecutionBranch.EXIT_STRATEGY));
  }

  private static Decision.Ruling ruling(ExecutionBranch branch) {
    return new Decision.Ruling(
        branch, List.of(), Optional.empty(), false, Optional.empty(), Optional.empty());
  }
}
