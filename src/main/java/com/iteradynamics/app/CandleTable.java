package com.iteradynamics.app;

import com.iteradynamics.document.Facts;
import com.iteradynamics.market.CandleSeries;
import java.util.LinkedHashMap;
import java.util.Map;

/** A tape in a few facts. */
final class CandleTable {
  private CandleTable() {}

  static Facts of(CandleSeries candles) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("candles", Integer.toString(candles.size()));
    if (!candles.isEmpty()) {
      facts.put("from", candles.openTime(0).toString());
      facts.put("to", candles.openTime(candles.size() - 1).toString());
    }
    return Facts.of("", facts);
  }
}
