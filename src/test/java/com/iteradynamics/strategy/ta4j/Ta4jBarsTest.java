package com.iteradynamics.strategy.ta4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.iteradynamics.adapter.local.SampleCandles;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.ta4j.core.Bar;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.DoubleNumFactory;

class Ta4jBarsTest {
  private static final CandleSeries TAPE = SampleCandles.load();

  @Test
  void everyBarIsItsCandle() {
    CandleSeries window = TAPE.first(500).last(100);
    BarSeries bars = Ta4jBars.of(window);
    assertEquals(100, bars.getBarCount());
    assertEquals(0, bars.getBeginIndex());
    assertEquals(99, bars.getEndIndex());
    assertEquals("BTC-USD", bars.getName());
    for (int i = 0; i < 100; i++) {
      Candle candle = window.candle(i);
      Bar bar = bars.getBar(i);
      assertEquals(candle.openTime(), bar.getBeginTime());
      assertEquals(candle.openTime().plus(CandleSeries.INTERVAL), bar.getEndTime());
      assertEquals(CandleSeries.INTERVAL, bar.getTimePeriod());
      assertEquals(
          List.of(candle.open(), candle.high(), candle.low(), candle.close(), candle.volume()),
          List.of(
              bar.getOpenPrice().doubleValue(),
              bar.getHighPrice().doubleValue(),
              bar.getLowPrice().doubleValue(),
              bar.getClosePrice().doubleValue(),
              bar.getVolume().doubleValue()));
    }
    assertSame(bars.getBar(7), bars.getBar(7));
    assertSame(bars.getBar(99), bars.getLastBar());
    assertSame(bars.getBar(3), bars.getBarData().get(3));
  }

  @Test
  void nothingBehindTheNewestClosedCandleCanBeRead() {
    BarSeries bars = Ta4jBars.of(TAPE.first(500));
    assertThrows(IndexOutOfBoundsException.class, () -> bars.getBar(500));
    assertThrows(IndexOutOfBoundsException.class, () -> bars.getBar(-1));
    assertThrows(IndexOutOfBoundsException.class, () -> bars.getBarData().get(500));
    assertThrows(IndexOutOfBoundsException.class, () -> new ADXIndicator(bars, 14).getValue(600));
    assertEquals(10, bars.getSubSeries(490, 800).getBarCount());
  }

  @Test
  void nothingCanBeChanged() {
    BarSeries bars = Ta4jBars.of(TAPE.first(10));
    DoubleNum one = DoubleNum.ONE;
    Bar bar = bars.getBar(0);
    List<Executable> changes =
        List.of(
            () -> bars.addBar(bar),
            () -> bars.addBar(bar, true),
            () -> bars.addPrice(one),
            () -> bars.addTrade(one, one),
            () -> bars.setMaximumBarCount(5),
            bars::barBuilder,
            () -> bar.addPrice(one),
            () -> bar.addTrade(one, one),
            () -> bars.getBarData().clear());
    for (Executable change : changes) {
      assertThrows(UnsupportedOperationException.class, change);
    }
    assertEquals(10, bars.getBarCount());
  }

  @Test
  void aPartIsCountedFromZeroLikeTa4jsOwn() {
    BarSeries view = Ta4jBars.of(TAPE.first(300));
    BarSeries own =
        new BaseBarSeriesBuilder()
            .withNumFactory(DoubleNumFactory.getInstance())
            .withBars(List.copyOf(view.getBarData()))
            .build();
    BarSeries part = view.getSubSeries(100, 250);
    BarSeries ownPart = own.getSubSeries(100, 250);
    assertEquals(ownPart.getBarCount(), part.getBarCount());
    assertEquals(ownPart.getBeginIndex(), part.getBeginIndex());
    assertEquals(ownPart.getEndIndex(), part.getEndIndex());
    assertEquals(ownPart.getFirstBar().getBeginTime(), part.getFirstBar().getBeginTime());
    assertEquals(ownPart.getLastBar().getBeginTime(), part.getLastBar().getBeginTime());
    assertThrows(IllegalArgumentException.class, () -> view.getSubSeries(5, 5));
    assertThrows(IllegalArgumentException.class, () -> own.getSubSeries(5, 5));
  }

  @Test
  void anIndicatorOverTheViewIsOneOverTa4jsOwnSeries() {
    BarSeries view = Ta4jBars.of(TAPE);
    BarSeries own =
        new BaseBarSeriesBuilder()
            .withNumFactory(DoubleNumFactory.getInstance())
            .withBars(List.copyOf(view.getBarData()))
            .build();
    ADXIndicator overView = new ADXIndicator(view, 14);
    ADXIndicator overOwn = new ADXIndicator(own, 14);
    for (int i = 0; i < TAPE.size(); i++) {
      assertEquals(
          overOwn.getValue(i).doubleValue(), overView.getValue(i).doubleValue(), "bar " + i);
    }
  }

  @Test
  void noCandlesAreNoBars() {
    BarSeries bars = Ta4jBars.of(CandleSeries.empty("BTC-USD"));
    assertEquals(true, bars.isEmpty());
    assertEquals(-1, bars.getBeginIndex());
    assertEquals(-1, bars.getEndIndex());
  }
}
