package com.iteradynamics.app;

import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.market.CandleSeries;

/** All cash into the product at a replay's first hour, at the paper venue's costs, and kept. */
final class BuyAndHold {
  private static final double BPS = 10_000;

  private final double baseQty;

  /** Bought at the first hour that follows candle {@code start}. */
  BuyAndHold(PaperParameters paper, CandleSeries tape, int start) {
    boolean known =
        start + 1 < tape.size() && tape.openTime(start + 1).equals(Hours.after(tape, start));
    double reference = known ? tape.open(start + 1) : tape.close(start);
    double price = reference * (1 + paper.slippageBps().doubleValue() / BPS);
    double withFee = price * (1 + paper.feeBps().doubleValue() / BPS);
    baseQty = paper.startCashUsd().doubleValue() / withFee;
  }

  /** What it is worth, USD. */
  double equityUsd(double priceUsd) {
    return baseQty * priceUsd;
  }
}
