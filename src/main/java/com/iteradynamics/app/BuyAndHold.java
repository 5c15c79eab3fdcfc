package com.iteradynamics.app;

import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.research.Costs;

/** All cash into the product at a replay's first hour, at the paper venue's costs, and kept. */
final class BuyAndHold {
  private final double baseQty;

  /** Bought at the first hour that follows candle {@code start}. */
  BuyAndHold(PaperParameters paper, CandleSeries tape, int start) {
    boolean known =
        start + 1 < tape.size() && tape.openTime(start + 1).equals(Times.hourAfter(tape, start));
    double reference = known ? tape.open(start + 1) : tape.close(start);
    baseQty = Costs.of(paper).bought(paper.startCashUsd().doubleValue(), reference);
  }

  /** What it is worth, USD. */
  double equityUsd(double priceUsd) {
    return baseQty * priceUsd;
  }
}
