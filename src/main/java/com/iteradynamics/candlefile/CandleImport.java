package com.iteradynamics.candlefile;

import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleRules;
import com.iteradynamics.market.CandleSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * What an import changed.
 *
 * @param candles everything that is recorded now
 * @param added hours that were not recorded before
 * @param same hours that were recorded with the same values
 * @param replaced hours that had other values before
 * @param contradictions hours that keep their values though others arrived, both named, a line each
 * @param notices gaps in what is recorded now
 */
public record CandleImport(
    CandleSeries candles,
    int added,
    int same,
    int replaced,
    List<String> contradictions,
    List<String> notices) {
  public CandleImport {
    contradictions = List.copyOf(contradictions);
    notices = List.copyOf(notices);
  }

  /**
   * The hours of two candle histories of one product laid over each other.
   *
   * @param rule what becomes of the hours that both have with different values
   * @throws CandleFileException naming those hours, when they are refused
   */
  public static CandleImport of(CandleSeries recorded, CandleSeries arriving, ConflictPolicy rule) {
    Merge merge = new Merge(recorded, arriving, rule);
    merge.scan();
    if (rule == ConflictPolicy.REFUSE && !merge.conflicts.isEmpty()) {
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

  /** Whether what is recorded now differs from what was. */
  public boolean changed() {
    return added + replaced > 0;
  }

  /** Two candle histories of one product laid over each other, hour by hour. */
  private static final class Merge {
    private final CandleSeries recorded;
    private final CandleSeries arriving;
    private final ConflictPolicy rule;
    private final List<Candle> merged = new ArrayList<>();
    private final CandleProblems conflicts = new CandleProblems("conflict");
    private int added;
    private int same;
    private int replaced;

    Merge(CandleSeries recorded, CandleSeries arriving, ConflictPolicy rule) {
      this.recorded = recorded;
      this.arriving = arriving;
      this.rule = rule;
    }

    private void scan() {
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

    /**
     * Below 0 when the recorded history has the next hour alone, above 0 when the arriving one has.
     */
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
      } else if (rule == ConflictPolicy.REPLACE) {
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
      return DoubleStream.of(
              candle.open(), candle.high(), candle.low(), candle.close(), candle.volume())
          .mapToObj(CandleFormat::decimal)
          .collect(Collectors.joining(" "));
    }
  }
}
