package com.iteradynamics.research;

import com.iteradynamics.adapter.local.PaperBroker;
import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.Fill;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.OrderConditions;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderPlanner;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.PostOnly;
import com.iteradynamics.order.Quote;
import com.iteradynamics.order.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What becomes of orders that rest first, by hourly candles: the worst case or the best. */
final class RestingFills {
  /** Less than an hour: all that matters by hourly candles. */
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  private final FillTime fill;
  private final PaperBroker broker;
  private final BookKey book;
  private final double makerFraction;

  RestingFills(FillTime fill, PaperBroker broker, PaperParameters paper, BookKey book) {
    this.fill = fill;
    this.broker = broker;
    this.book = book;
    this.makerFraction = Costs.of(paper).makerFraction();
  }

  /** The conditions of orders that rest at {@code priceUsd} from {@code hour} on. */
  OrderConditions conditions(OrderConditions market, double priceUsd, Instant hour) {
    BigDecimal price = BigDecimal.valueOf(priceUsd);
    return new OrderConditions(
        market.maxOrderUsd(),
        market.minNotionalUsd(),
        market.feeFraction(),
        Optional.of(new Quote(price, price)),
        Optional.of(hour.plus(PATIENCE)),
        fill.givesUp());
  }

  /** What became of {@code order} in candle {@code i}: itself, and what was taken for its rest. */
  List<JournaledOrder> executed(OrderRequest order, CandleSeries candles, int i) {
    if (order.postOnly().isEmpty()) {
      return List.of(taken(order, candles, i));
    }
    JournaledOrder rested = rested(order, order.postOnly().get());
    if (fill.fillsAtRest() || (fill.givesUp() && order.side() == Side.BUY)) {
      return List.of(rested);
    }
    return OrderPlanner.rest(book, BookKey.PAPER, rested)
        .map(rest -> List.of(rested, taken(rest, candles, i)))
        .orElseGet(() -> List.of(rested));
  }

  private JournaledOrder rested(OrderRequest order, PostOnly terms) {
    List<Fill> fills =
        fill.fillsAtRest()
            ? List.of(
                new Fill(terms.limitPriceUsd(), order.size(), BigDecimal.ZERO)
                    .charged(makerFraction))
            : List.of();
    return JournaledOrder.planned(order)
        .sent(order.hour())
        .after(new OrderOutcome.Done("paper-" + order.clientOrderId(), fills, fill.fillsAtRest()));
  }

  private JournaledOrder taken(OrderRequest order, CandleSeries candles, int i) {
    OrderRequest atWorst = order.pricedAt(fill.taken(candles, i, order.side()));
    return JournaledOrder.planned(order)
        .sent(order.hour())
        .after(broker.submit(atWorst, order.hour()));
  }
}
