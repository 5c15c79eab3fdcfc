package com.iteradynamics.order;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Orders that follow one that has ended, for what it was refused or has not got. Pure. */
public final class FollowUpOrders {
  private static final int REST_LEG = 1;

  private FollowUpOrders() {}

  /** The same order again after a definite rejection; empty when the attempts are used up. */
  public static Optional<OrderRequest> nextAttempt(
      BookKey key, String portfolio, OrderRequest rejected) {
    int attempt = rejected.attempt() + 1;
    return attempt > OrderRequest.MAX_ATTEMPT
        ? Optional.empty()
        : Optional.of(
            rejected.again(
                ClientOrderId.of(key, portfolio, rejected.hour(), rejected.leg(), attempt),
                attempt));
  }

  /**
   * The market order for what an order that rested first has not got; empty when that is below the
   * venue's minimum, and for every other order.
   *
   * @param ended the order that rested, ended
   */
  public static Optional<OrderRequest> rest(BookKey key, String portfolio, JournaledOrder ended) {
    OrderRequest rested = ended.request();
    return sizeAtTheMarket(ended)
        .map(
            size ->
                rested.atTheMarket(
                    ClientOrderId.of(key, portfolio, rested.hour(), REST_LEG, 0), REST_LEG, size));
  }

  /** What an order that rested has not got, as a market order asks for it. */
  private static Optional<BigDecimal> sizeAtTheMarket(JournaledOrder ended) {
    OrderRequest rested = ended.request();
    BigDecimal base = rested.size().subtract(ended.filledBase());
    return rested
        .postOnly()
        .map(
            terms ->
                Product.floor(
                    rested.side() == Side.BUY ? base.multiply(terms.limitPriceUsd()) : base,
                    terms.restIncrement()))
        .filter(size -> size.signum() > 0)
        .filter(size -> size.compareTo(rested.postOnly().get().restMinimum()) >= 0);
  }

  /**
   * The order that goes on for one that rested and has ended: at the best price again, or to the
   * market. A buy that rests at a higher price buys as much less as keeps its amount.
   *
   * @param minute the watch that sends it, which gives it its id
   * @param terms how it rests; empty to go to the market
   * @return empty when what is left is below the venue's minimum
   */
  public static Optional<OrderRequest> goingOn(
      BookKey key,
      String portfolio,
      Instant minute,
      JournaledOrder ended,
      Product product,
      Optional<PostOnly> terms) {
    String id = ClientOrderId.of(key, portfolio, minute, 0, 0);
    if (terms.isEmpty()) {
      return sizeAtTheMarket(ended)
          .map(size -> ended.request().goingOn(id, minute, size, Optional.empty()));
    }
    BigDecimal left = ended.request().size().subtract(ended.filledBase());
    BigDecimal before = ended.request().postOnly().orElseThrow().limitPriceUsd();
    BigDecimal now = terms.get().limitPriceUsd();
    boolean dearer = ended.request().side() == Side.BUY && now.compareTo(before) > 0;
    BigDecimal size =
        Product.floor(
            dearer
                ? left.multiply(before)
                    .divide(now, OrderPlanner.DIVISION_DECIMALS, RoundingMode.FLOOR)
                : left,
            product.baseIncrement());
    return size.signum() <= 0 || product.tooSmall(size, now)
        ? Optional.empty()
        : Optional.of(ended.request().goingOn(id, minute, size, terms));
  }

  /**
   * A market order of the same id for what another has not got; empty when that is below the
   * venue's minimum, or nothing.
   *
   * @param got what was executed of it
   */
  public static Optional<OrderRequest> left(OrderRequest market, List<Fill> got, Product product) {
    boolean buy = market.side() == Side.BUY;
    BigDecimal size = market.size();
    for (Fill fill : got) {
      size = size.subtract(buy ? fill.valueUsd().add(fill.feeUsd()) : fill.baseQty());
    }
    BigDecimal least = buy ? product.quoteMin() : product.baseMin();
    BigDecimal left = Product.floor(size, buy ? product.quoteIncrement() : product.baseIncrement());
    return left.signum() <= 0 || left.compareTo(least) < 0
        ? Optional.empty()
        : Optional.of(market.atTheMarket(market.clientOrderId(), market.leg(), left));
  }
}
