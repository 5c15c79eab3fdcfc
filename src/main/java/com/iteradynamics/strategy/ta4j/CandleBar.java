package com.iteradynamics.strategy.ta4j;

import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import java.time.Duration;
import java.time.Instant;
import org.ta4j.core.Bar;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;

/** A closed candle as a ta4j bar, which never changes. */
final class CandleBar implements Bar {
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
    throw Ta4jBars.readOnly();
  }

  @Override
  public void addPrice(Num price) {
    throw Ta4jBars.readOnly();
  }

  @Override
  public String toString() {
    return candle.toString();
  }
}
