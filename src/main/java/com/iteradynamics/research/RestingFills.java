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
import com.iteradynamics.order.Product;
import com.iteradynamics.order.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** What becomes of orders that rest first: the worst case or the best. */
final class RestingFills {
  private final Fills fills;
  private final PaperBroker broker;
  private final BookKey book;
  private final double makerFraction;
  private final double step;

  RestingFills(
      Fills fills, PaperBroker broker, PaperParameters paper, BookKey book, Product product) {
    this.fills = fills;
    this.step = product.priceIncrement().map(BigDecimal::doubleValue).orElse(0.0);
    this.broker = broker;
    this.book = book;
    this.makerFraction = Costs.of(paper).makerFraction();
  }

  /** The conditions of orders that rest at {@code priceUsd} from {@code hour} on. */
  OrderConditions conditions(OrderConditions market, double priceUsd, Instant hour) {
    return market.restingAt(priceUsd, hour.plus(fills.patience()), fills.how().givesUp());
  }

  /** What became of {@code order} in candle {@code i}: itself, and what was taken for its rest. */
  List<JournaledOrder> executed(OrderRequest order, CandleSeries candles, int i) {
    if (order.postOnly().isEmpty()) {
      return List.of(taken(order, candles, i));
    }
    PostOnly terms = order.postOnly().get();
    double limit = terms.limitPriceUsd().doubleValue();
    boolean filled = fills.filled(candles, i, order.side(), limit, step);
    JournaledOrder rested = rested(order, terms, filled);
    if (filled || (fills.how().givesUp() && order.side() == Side.BUY)) {
      return List.of(rested);
    }
    return OrderPlanner.rest(book, BookKey.PAPER, rested)
        .map(rest -> List.of(rested, taken(rest, candles, i)))
        .orElseGet(() -> List.of(rested));
  }

  private JournaledOrder rested(OrderRequest order, PostOnly terms, boolean filled) {
    List<Fill> executed =
        filled
            ? List.of(
                new Fill(terms.limitPriceUsd(), order.size(), BigDecimal.ZERO)
                    .charged(makerFraction))
            : List.of();
    return JournaledOrder.planned(order)
        .sent(order.hour())
        .after(new OrderOutcome.Done("paper-" + order.clientOrderId(), executed, filled));
  }

  private JournaledOrder taken(OrderRequest order, CandleSeries candles, int i) {
    OrderRequest atWorst = order.pricedAt(fills.taken(candles, i, order.side()));
    return JournaledOrder.planned(order)
        .sent(order.hour())
        .after(broker.submit(atWorst, order.hour()));
  }
}
