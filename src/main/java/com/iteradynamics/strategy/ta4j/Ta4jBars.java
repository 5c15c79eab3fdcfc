package com.iteradynamics.strategy.ta4j;

import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import org.ta4j.core.Bar;
import org.ta4j.core.BarBuilder;
import org.ta4j.core.BarSeries;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;
import org.ta4j.core.num.NumFactory;

/**
 * Closed candles as a ta4j bar series: a view, bar {@code i} being candle {@code i}, in ta4j's
 * double arithmetic. It ends with the newest closed candle, so that no indicator over it can see
 * further, and it cannot be changed: whatever would add to it throws.
 */
public final class Ta4jBars implements BarSeries {
  private static final long serialVersionUID = 1L;

  private final transient CandleSeries closed;

  /** Made when first asked for: ta4j's indicators recognise a bar by its identity. */
  private final transient Bar[] bars;

  private Ta4jBars(CandleSeries closed) {
    this.closed = closed;
    this.bars = new Bar[closed.size()];
  }

  /** A view of all these candles. */
  public static BarSeries of(CandleSeries closed) {
    return new Ta4jBars(closed);
  }

  @Override
  public NumFactory numFactory() {
    return DoubleNumFactory.getInstance();
  }

  @Override
  public String getName() {
    return closed.productId();
  }

  @Override
  public Bar getBar(int i) {
    Bar bar = bars[i];
    if (bar == null) {
      bar = new CandleBar(closed.candle(i));
      bars[i] = bar;
    }
    return bar;
  }

  @Override
  public int getBarCount() {
    return bars.length;
  }

  @Override
  public List<Bar> getBarData() {
    return new AbstractList<>() {
      @Override
      public Bar get(int i) {
        return getBar(i);
      }

      @Override
      public int size() {
        return getBarCount();
      }
    };
  }

  /** 0, or -1 without candles. */
  @Override
  public int getBeginIndex() {
    return closed.isEmpty() ? -1 : 0;
  }

  /** The newest closed candle, or -1 without candles. */
  @Override
  public int getEndIndex() {
    return bars.length - 1;
  }

  @Override
  public int getMaximumBarCount() {
    return Integer.MAX_VALUE;
  }

  @Override
  public int getRemovedBarsCount() {
    return 0;
  }

  /** The bars from {@code start} to before {@code end}, counted from 0 again. */
  @Override
  public BarSeries getSubSeries(int start, int end) {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("no bars from " + start + " to before " + end);
    }
    CandleSeries head = closed.first(end);
    return new Ta4jBars(head.last(Math.max(0, head.size() - start)));
  }

  @Override
  public BarBuilder barBuilder() {
    throw readOnly();
  }

  @Override
  public void setMaximumBarCount(int count) {
    throw readOnly();
  }

  @Override
  public void addBar(Bar bar, boolean replace) {
    throw readOnly();
  }

  @Override
  public void addTrade(Num volume, Num price) {
    throw readOnly();
  }

  @Override
  public void addPrice(Num price) {
    throw readOnly();
  }

  private static UnsupportedOperationException readOnly() {
    return new UnsupportedOperationException("closed candles do not change");
  }

  /** A closed candle as a ta4j bar, which never changes. */
  private static final class CandleBar implements Bar {
    private static final long serialVersionUID = 1L;

    private final transient Candle candle;
    private final Num close;

    CandleBar(Candle candle) {
      this.candle = candle;
      this.close = DoubleNum.valueOf(candle.close());
    }

    @Override
    public Duration getTimePeriod() {
      return CandleSeries.INTERVAL;
    }

    @Override
    public Instant getBeginTime() {
      return candle.openTime();
    }

    /** The first instant behind the hour, as in ta4j. */
    @Override
    public Instant getEndTime() {
      return candle.openTime().plus(CandleSeries.INTERVAL);
    }

    @Override
    public Num getOpenPrice() {
      return DoubleNum.valueOf(candle.open());
    }

    @Override
    public Num getHighPrice() {
      return DoubleNum.valueOf(candle.high());
    }

    @Override
    public Num getLowPrice() {
      return DoubleNum.valueOf(candle.low());
    }

    @Override
    public Num getClosePrice() {
      return close;
    }

    @Override
    public Num getVolume() {
      return DoubleNum.valueOf(candle.volume());
    }

    /** Volume at the close: a candle does not record what was paid in all. */
    @Override
    public Num getAmount() {
      return DoubleNum.valueOf(candle.volume() * candle.close());
    }

    /** 0: a candle does not record how many trades there were. */
    @Override
    public long getTrades() {
      return 0;
    }

    @Override
    public void addTrade(Num volume, Num price) {
      throw readOnly();
    }

    @Override
    public void addPrice(Num price) {
      throw readOnly();
    }

    @Override
    public String toString() {
      return candle.toString();
    }
  }
}
