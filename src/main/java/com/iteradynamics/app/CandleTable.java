package com.iteradynamics.app;

import com.iteradynamics.market.CandleSeries;
import java.io.PrintWriter;

/** A tape in two lines. */
final class CandleTable {
  private CandleTable() {}

  static void print(CandleSeries candles, PrintWriter out) {
    out.println("candles  " + candles.size());
    if (!candles.isEmpty()) {
      out.println("from     " + candles.openTime(0));
      out.println("to       " + candles.openTime(candles.size() - 1));
    }
  }
}
