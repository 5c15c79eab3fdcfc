package com.iteradynamics.candlefile;

import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleRules;
import com.iteradynamics.market.CandleSeries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * What an import changed.
 *
 * @param candles everything that is recorded now
 * @param added hours that were not recorded before
 * @param same hours that were recorded with the same values
 * @param replaced hours that had other values before
 * @param contradictions hours that keep their values though others arrived, both named, a line each
 * @param notices jumps where what arrived meets what was recorded, and gaps in what is recorded now
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
        Stream.concat(merge.joints.messages().stream(), CandleGaps.of(all).text().stream())
            .toList());
  }

  /** Whether what is recorded now differs from what was. */
  public boolean changed() {
    return added + replaced > 0;
  }

  /** Two candle histories of one product laid over each other, hour by hour. */
  private static final class Merge {
    /** Prices that are further apart say nothing of each other. */
    private static final Duration DAY = Duration.ofDays(1);

    private final CandleSeries recorded;
    private final CandleSeries arriving;
    private final ConflictPolicy rule;
    private final List<Candle> merged = new ArrayList<>();
    private final CandleProblems conflicts = new CandleProblems("conflict");
    private final CandleProblems joints = new CandleProblems("doubtful candle");
    private long side;
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
        if (side != 0 && Long.signum(order) == -side) {
          meet(order < 0 ? recorded.candle(old) : arriving.candle(young));
        }
        side = Long.signum(order);
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

    /** Doubts a jump from the newest merged candle to this one, of the other history. */
    private void meet(Candle next) {
      Candle last = merged.getLast();
      Duration between = Duration.between(last.openTime(), next.openTime());
      if (between.compareTo(DAY) <= 0 && CandleDoubts.isFar(next.open(), last.close())) {
        joints.add(
            () ->
                CandleRules.named(recorded.productId(), next.openTime())
                    + "is doubtful: open "
                    + CandleRules.shown(next.open())
                    + " is far from close "
                    + CandleRules.shown(last.close())
                    + " of the candle before it, and one of them was recorded before: are both of"
                    + " one product?");
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
