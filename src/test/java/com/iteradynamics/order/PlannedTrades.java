package com.iteradynamics.order;

import com.iteradynamics.decision.Decision;
import com.iteradynamics.decision.ExecutionBranch;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Plans of trades at 100 USD, in steps of 0.0001 units and of cents, from 1 USD on. */
final class PlannedTrades {
  static final Instant HOUR = Instant.parse("2026-03-01T15:00:00Z");
  static final BookKey BOOK = BookKey.paper("BTC-USD");

  private static final BigDecimal PLENTY = new BigDecimal("1000000000");

  private PlannedTrades() {}

  static Product product(String baseMin, String baseMax) {
    return new Product(
        "BTC-USD",
        new BigDecimal("0.0001"),
        new BigDecimal("0.01"),
        new BigDecimal("0.01"),
        new BigDecimal(baseMin),
        new BigDecimal(baseMax),
        BigDecimal.ONE,
        PLENTY,
        Optional.empty());
  }

  static OrderPlan buy(String targetUsd, String baseMin, OrderConditions conditions) {
    return buy(targetUsd, product(baseMin, "3400"), conditions);
  }

  static OrderPlan buy(String targetUsd, Product product, OrderConditions conditions) {
    return planner()
        .plan(
            new Decision.Enter(
                ruling(ExecutionBranch.ENTER_LONG),
                Double.parseDouble(targetUsd),
                Double.parseDouble(targetUsd),
                0.25,
                Optional.of(HOUR)),
            product,
            new Wallet(PLENTY, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO),
            BigDecimal.ZERO,
            conditions);
  }

  static OrderPlan sale(String base, String baseMin, OrderConditions conditions) {
    return sale(base, product(baseMin, "3400"), conditions);
  }

  static OrderPlan sale(String base, Product product, OrderConditions conditions) {
    return sale(base, base, product, conditions);
  }

  /** A sale of what the ledger holds, of which the wallet has another amount. */
  static OrderPlan sale(String base, String wallet, String baseMin, OrderConditions conditions) {
    return sale(base, wallet, product(baseMin, "3400"), conditions);
  }

  private static OrderPlan sale(
      String base, String wallet, Product product, OrderConditions conditions) {
    return planner()
        .plan(
            new Decision.Exit(ruling(ExecutionBranch.EXIT_STRATEGY)),
            product,
            new Wallet(BigDecimal.ZERO, BigDecimal.ZERO, new BigDecimal(wallet), BigDecimal.ZERO),
            new BigDecimal(base),
            conditions);
  }

  private static OrderPlanner planner() {
    return new OrderPlanner(BOOK, "paper", HOUR, 100, PriceSource.LAST_CLOSE);
  }

  private static Decision.Ruling ruling(ExecutionBranch branch) {
    return new Decision.Ruling(
        branch, List.of(), Optional.empty(), false, Optional.empty(), Optional.empty());
  }
}
