package com.iteradynamics.research;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.Fill;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.Side;
import java.time.Instant;
import java.util.Optional;

/**
 * What a book was worth at the close of each candle of a span, and what was traded up to then, in
 * columns. Hours are counted from 0, the first candle of the span.
 */
public final class BookCurve {
  final CandleSeries candles;
  final int from;
  final double startUsd;
  final double[] equityUsd;
  final double[] exposure;

  private final boolean tradedAtClose;
  private final TradedHours tradedHours;

  private Optional<Returns> returns = Optional.empty();

  /**
   * An empty book over {@code size} candles.
   *
   * @param from the candle of the candles that the span begins with
   * @param startUsd cash before anything is traded
   */
  BookCurve(CandleSeries candles, int from, int size, double startUsd) {
    this(candles, from, size, startUsd, false);
  }

  /**
   * The same, where it matters for what was held through an hour when its trades were.
   *
   * @param tradedAtClose whether trades of an hour are at its close, or else at its open
   */
  BookCurve(CandleSeries candles, int from, int size, double startUsd, boolean tradedAtClose) {
    this.candles = candles;
    this.from = from;
    this.startUsd = startUsd;
    this.tradedAtClose = tradedAtClose;
    equityUsd = new double[size];
    exposure = new double[size];
    tradedHours = new TradedHours(size);
  }

  /** How many hours there are, &gt;= 1. */
  public int size() {
    return equityUsd.length;
  }

  /** Cash before anything was traded, USD. */
  public double startUsd() {
    return startUsd;
  }

  /** Open time of the candle of hour {@code k}. */
  public Instant openTime(int k) {
    return candles.openTime(from + k);
  }

  /** Cash and position at the close of hour {@code k}, after what was traded up to then, USD. */
  public double equityUsd(int k) {
    return equityUsd[k];
  }

  /** The position's share of that, 0..1. */
  public double exposure(int k) {
    return exposure[k];
  }

  /** The same candles and the same cash, with nothing traded yet. */
  BookCurve empty() {
    return new BookCurve(candles, from, size(), startUsd, tradedAtClose);
  }

  /**
   * The share of equity, 0..1, of the position that was held through hour {@code k} and that the
   * hour's return is of: what is traded at the close of an hour is held from the next one on.
   */
  double held(int k) {
    if (!tradedAtClose) {
      return exposure[k];
    }
    return k == 0 ? 0 : exposure[k - 1];
  }

  /**
   * How long the return of hour {@code k} took, hours: since the close before, over hours without a
   * candle; 1 for the first.
   */
  int lasted(int k) {
    if (k == 0) {
      return 1;
    }
    long seconds = candles.openEpochSecond(from + k) - candles.openEpochSecond(from + k - 1);
    return (int) (seconds / CandleSeries.INTERVAL.toSeconds());
  }

  /**
   * What equity gained in each hour, as a share of what it was at the close before; the first hour
   * is compared with the cash at the start, so that all returns together multiply to the whole.
   */
  public double[] hourlyReturns() {
    double[] returns = new double[size()];
    for (int k = 0; k < returns.length; k++) {
      double before = equityBeforeUsd(k);
      returns[k] = before > 0 ? equityUsd[k] / before - 1 : 0;
    }
    return returns;
  }

  /**
   * What each trade earned, fees included, as a share of equity before its first hour; in order. A
   * position that is still there at the end is no trade yet.
   */
  public double[] tradeReturns() {
    return RoundTrip.of(this).stream()
        .mapToDouble(trade -> trade.profitUsd() / equityBeforeUsd(trade.opened()))
        .toArray();
  }

  private double equityBeforeUsd(int k) {
    return k == 0 ? startUsd : equityUsd[k - 1];
  }

  /** The close that it is valued at, USD. */
  public double closeUsd(int k) {
    return candles.close(from + k);
  }

  /** What was bought and sold, by the hour at whose close it was. */
  public TradedHours tradedHours() {
    return tradedHours;
  }

  /**
   * What equity gained from each close to the next. What was traded at the very first close cost
   * something, too: the first return is counted from the cash at the start. Worked out once, when
   * the book is complete.
   */
  public Returns returns() {
    if (returns.isEmpty()) {
      double[] begun = equityUsd;
      if (equityUsd[0] != startUsd) {
        begun = equityUsd.clone();
        begun[0] = startUsd;
      }
      returns = Optional.of(Returns.of(begun));
    }
    return returns.get();
  }

  /** The same between the closes alone, as the Python reference has it: without that first cost. */
  Returns returnsBetweenCloses() {
    return equityUsd[0] == startUsd ? returns() : Returns.of(equityUsd);
  }

  /** Years of 365.25 days from the first close to the last. */
  double years() {
    long seconds = candles.openEpochSecond(from + size() - 1) - candles.openEpochSecond(from);
    return seconds / (365.25 * 86_400);
  }

  /** Values what is held at the close of hour {@code k}. */
  void mark(int k, double cashUsd, double baseQty) {
    double position = baseQty * closeUsd(k);
    double equity = cashUsd + position;
    equityUsd[k] = equity;
    exposure[k] = equity > 0 ? position / equity : 0;
  }

  /**
   * Notes that {@code base} was bought (&gt; 0) or sold (&lt; 0) by the close of hour {@code k}.
   */
  void traded(int k, double base, double priceUsd, double referenceUsd, double fee) {
    tradedHours.add(
        k, base, Math.abs(base) * priceUsd, fee, Math.abs(base * (priceUsd - referenceUsd)));
  }

  /** Notes what an order bought or sold by the close of hour {@code k}. */
  void booked(int k, JournaledOrder order) {
    OrderRequest request = order.request();
    double direction = request.side() == Side.BUY ? 1 : -1;
    for (Fill each : order.fills()) {
      traded(
          k,
          direction * each.baseQty().doubleValue(),
          each.priceUsd().doubleValue(),
          request.referencePriceUsd().doubleValue(),
          each.feeUsd().doubleValue());
    }
  }
}
