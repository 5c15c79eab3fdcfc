package com.iteradynamics.research;

import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Books by shares, computed without the code under test: at most one trade an hour, at its close,
 * of a share of the cash (&gt; 0) or of the position (&lt; 0).
 *
 * @param closes of the hours, USD
 * @param shares of the hours; 0 where nothing is traded
 */
public record PlayedBook(double[] closes, double[] shares) {
  private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
  private static final double CASH = 1_000;

  /** Of {@code 0:1 1:-0.5}: all cash in at the first close, half of the position out later. */
  public static PlayedBook of(String closes, String trades) {
    double[] prices =
        List.of(closes.split(" ", -1)).stream().mapToDouble(Double::parseDouble).toArray();
    double[] shares = new double[prices.length];
    for (String trade : trades.isEmpty() ? new String[0] : trades.split(" ", -1)) {
      String[] parts = trade.split(":", 2);
      shares[Integer.parseInt(parts[0])] = Double.parseDouble(parts[1]);
    }
    return new PlayedBook(prices, shares);
  }

  /**
   * A random walk that drifts a little, with buys and sales of any size in about half its hours.
   */
  public static PlayedBook random(Random dice) {
    int hours = 2 + dice.nextInt(60);
    double[] closes = new double[hours];
    double[] shares = new double[hours];
    double close = Math.exp(12 * dice.nextDouble() - 4);
    double drift = 0.02 * dice.nextGaussian();
    for (int k = 0; k < hours; k++) {
      close *= Math.exp(drift + 0.02 * dice.nextGaussian());
      closes[k] = close;
      double share = dice.nextInt(3) == 0 ? 1 : dice.nextDouble();
      shares[k] = dice.nextBoolean() ? 0 : dice.nextBoolean() ? share : -share;
    }
    return new PlayedBook(closes, shares);
  }

  CandleSeries candles() {
    return candles(START);
  }

  private CandleSeries candles(Instant start) {
    List<Candle> candles = new ArrayList<>();
    for (double close : closes) {
      candles.add(
          new Candle(
              start.plusSeconds(3_600L * candles.size()), close, close * 2, close / 2, close, 1));
    }
    return CandleSeries.of("BTC-USD", candles);
  }

  /** The book at {@code costs}, the taker's. */
  public BookCurve at(Costs costs) {
    return at(costs, START);
  }

  /** The same, where the first candle opened at {@code start}. */
  public BookCurve at(Costs costs, Instant start) {
    BookCurve book = new BookCurve(candles(start), 0, closes.length, CASH);
    double cash = CASH;
    double base = 0;
    for (int k = 0; k < closes.length; k++) {
      double price = closes[k] * (1 + Math.copySign(costs.slippageBps() / 1e4, shares[k]));
      double fee = costs.takerBps() / 1e4;
      if (shares[k] > 0 && cash > 0) {
        double spent = cash * shares[k];
        double bought = spent / (price * (1 + fee));
        book.traded(k, bought, price, closes[k], bought * price * fee);
        cash -= spent;
        base += bought;
      } else if (shares[k] < 0 && base > 0) {
        double sold = base * -shares[k];
        book.traded(k, -sold, price, closes[k], sold * price * fee);
        cash += sold * price * (1 - fee);
        base -= sold;
      }
      book.mark(k, cash, base);
    }
    return book;
  }

  /** Equity at the last close / cash at the start, at a fee and no slippage. */
  double growth(double feeBps) {
    return at(new Costs(feeBps, 0)).equityUsd(closes.length - 1) / CASH;
  }
}
