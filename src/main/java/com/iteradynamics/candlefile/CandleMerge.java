package com.iteradynamics.candlefile;

import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleRules;
import com.iteradynamics.market.CandleSeries;
import java.util.ArrayList;
import java.util.List;

/** Two tapes of one product laid over each other, hour by hour. */
final class CandleMerge {
  private final CandleSeries recorded;
  private final CandleSeries arriving;
  private final Contradiction rule;
  private final List<Candle> merged = new ArrayList<>();
  private final CandleProblems conflicts = new CandleProblems("conflict");
  private int added;
  private int same;
  private int replaced;

  private CandleMerge(CandleSeries recorded, CandleSeries arriving, Contradiction rule) {
    this.recorded = recorded;
    this.arriving = arriving;
    this.rule = rule;
  }

  /**
   * The hours of both tapes.
   *
   * @param rule what becomes of hours that both have with different values
   * @throws CandleFileException naming those hours, when they are refused
   */
  static CandleImport of(CandleSeries recorded, CandleSeries arriving, Contradiction rule) {
    CandleMerge merge = new CandleMerge(recorded, arriving, rule);
    merge.walk();
    if (rule == Contradiction.REFUSE && !merge.conflicts.isEmpty()) {
      throw new CandleFileException(merge.conflicts.messages());
    }
    CandleSeries all = CandleSeries.of(recorded.productId(), merge.merged);
    return new CandleImport(
        all,
        merge.added,
        merge.same,
        merge.replaced,
        merge.conflicts.messages(),
        CandleGaps.of(all).text().stream().toList());
  }

  private void walk() {
    int old = 0;
    int young = 0;
    while (old < recorded.size() || young < arriving.size()) {
      long order = order(old, young);
      if (order < 0) {
        merged.add(recorded.candle(old++));
      } else if (order > 0) {
        merged.add(arriving.candle(young++));
        added++;
      } else {
        both(recorded.candle(old++), arriving.candle(young++));
      }
    }
  }

  /** Below 0 when the recorded tape has the next hour alone, above 0 when the arriving one has. */
  private long order(int old, int young) {
    if (old == recorded.size()) {
      return 1;
    }
    return young == arriving.size()
        ? -1
        : recorded.openEpochSecond(old) - arriving.openEpochSecond(young);
  }

  private void both(Candle old, Candle young) {
    if (old.equals(young)) {
      merged.add(old);
      same++;
    } else if (rule == Contradiction.REPLACE) {
      merged.add(young);
      replaced++;
    } else {
      merged.add(old);
      conflicts.add(
          () ->
              CandleRules.named(recorded.productId(), old.openTime())
                  + CandleRules.OTHER_VALUES
                  + values(old)
                  + ", now "
                  + values(young));
    }
  }

  private static String values(Candle candle) {
    return String.join(
        " ",
        CandleCsvWriter.decimal(candle.open()),
        CandleCsvWriter.decimal(candle.high()),
        CandleCsvWriter.decimal(candle.low()),
        CandleCsvWriter.decimal(candle.close()),
        CandleCsvWriter.decimal(candle.volume()));
  }
}
