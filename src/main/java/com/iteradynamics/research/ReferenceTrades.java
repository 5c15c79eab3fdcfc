package com.iteradynamics.research;

import com.iteradynamics.decision.IntentResult;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.research.trades.OrderCause;
import com.iteradynamics.research.trades.OrderLog;
import com.iteradynamics.research.trades.Trades;
import com.iteradynamics.strategy.StrategyIntent;
import java.util.List;

/** The orders of {@link ReferenceBacktest}, from its book: it makes at most one an hour. */
final class ReferenceTrades {
  private ReferenceTrades() {}

  /**
   * Those of {@code book}.
   *
   * @param start the candle that it begins with
   * @param told what a strategy that reads its position said before each trade; empty for any other
   */
  static Trades of(
      BookCurve book, LayerSignals layers, int start, Costs costs, List<IntentResult> told) {
    CandleSeries candles = layers.candles();
    OrderLog log = new OrderLog(candles, true);
    TradedHours traded = book.tradedHours();
    for (int n = 0; n < traded.count(); n++) {
      int candle = start + traded.hour(n);
      double base = traded.baseChange(n);
      double close = candles.close(candle);
      StrategyIntent intent =
          told.isEmpty() ? layers.columns().intent(candle - 1) : told.get(n).answer().orElseThrow();
      log.traded(
          candle,
          candles.openTime(candle - 1).plus(CandleSeries.INTERVAL),
          base,
          close * (1 + Math.copySign(costs.slippageFraction(), base)),
          close,
          traded.feeUsd(n),
          OrderCause.ofStrategy(intent));
    }
    return log.trades(start + book.size());
  }
}
