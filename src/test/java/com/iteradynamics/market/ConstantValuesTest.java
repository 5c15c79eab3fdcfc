package com.iteradynamics.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.testkit.Tapes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the kernels say of markets in which nothing moves. */
class ConstantValuesTest {
  private final CandleSeries candles = Tapes.random(7, 200);

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 1.0 / 3, 1e-9, 12_345.678_9})
  void equalVolumesHaveNoZWhateverTheirRounding(double volume) {
    CandleSeries flat =
        Tapes.changed(
            candles,
            (i, c) -> new Candle(c.openTime(), c.open(), c.high(), c.low(), c.close(), volume));
    VolumeZ volumeZ = new VolumeZ(50, 10);
    for (int i = 0; i < flat.size(); i++) {
      assertTrue(Double.isNaN(volumeZ.at(flat, i)));
    }
  }

  @Test
  void oneVolumeThatDiffersGivesAZAsLongAsItIsInTheWindow() {
    CandleSeries almost =
        Tapes.changed(
            candles,
            (i, c) ->
                new Candle(
                    c.openTime(), c.open(), c.high(), c.low(), c.close(), i == 60 ? 1.1 : 1));
    VolumeZ volumeZ = new VolumeZ(50, 10);
    for (int i = 0; i < almost.size(); i++) {
      assertEquals(i >= 60 && i < 110, !Double.isNaN(volumeZ.at(almost, i)), "candle " + i);
    }
    // The largest z that 50 values allow: 49 / sqrt(50).
    assertEquals(49 / Math.sqrt(50), volumeZ.at(almost, 60), 1e-12);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 1.0 / 3, 67_890.12})
  void equalClosesHaveBandsOfNoWidthAtTheClose(double price) {
    CandleSeries flat = flat(price);
    Bollinger bands = new Bollinger(20, 2);
    bands.measure(flat, 100);
    assertEquals(price, bands.mid());
    assertEquals(price, bands.upper());
    assertEquals(0, bands.width());
  }

  @Test
  void averagesOfEqualValuesStayExactlyThere() {
    CandleSeries flat = flat(0.1);
    int newest = flat.size() - 1;
    WilderAverage wilder = new WilderAverage(14);
    for (int i = 0; i < 1_000; i++) {
      wilder.add(0.1);
    }
    assertEquals(0.1, Indicator.seededEma(20).over(flat)[newest], 1e-16);
    assertEquals(0.1, Indicator.plainEma(20).over(flat)[newest]);
    assertEquals(0.1, wilder.value());
  }

  @Test
  void aFlatMarketHasTheSmallestRangeAndNoDirection() {
    CandleSeries flat = flat(100);
    double widening = ZeroRange.wideningOf(flat);
    int newest = flat.size() - 1;
    assertEquals(Math.ulp(1.0), Indicator.atr(14, widening).over(flat)[newest]);
    assertTrue(Double.isNaN(Indicator.adx(14, widening).over(flat)[newest]));
  }

  @Test
  void aZeroRangeWidensTheWindowsThatHoldIt() {
    CandleSeries one =
        Tapes.changed(
            candles,
            (i, c) ->
                i == 50
                    ? new Candle(c.openTime(), c.close(), c.close(), c.close(), c.close(), 1)
                    : c);
    assertEquals(0, ZeroRange.wideningOf(candles));
    assertEquals(Math.ulp(1.0), ZeroRange.wideningOf(one));
    assertEquals(0, ZeroRange.wideningOf(one.first(50)));
    double[] guarded =
        new ZeroRange.Guarded(Indicator.atr(1, 0), Indicator.atr(1, 1e9), 20).over(one);
    double[] plain = Indicator.atr(1, 0).over(one);
    double[] widened = Indicator.atr(1, 1e9).over(one);
    for (int i = 1; i < one.size(); i++) {
      assertEquals(i >= 50 && i < 70 ? widened[i] : plain[i], guarded[i], "candle " + i);
      assertTrue(widened[i] != plain[i]);
    }
  }

  @Test
  void aLengthBelowOneIsRefused() {
    var thrown = assertThrows(IllegalArgumentException.class, () -> Indicator.seededEma(0));
    assertEquals("a length must be >= 1, was 0", thrown.getMessage());
  }

  private CandleSeries flat(double price) {
    return Tapes.changed(
        candles, (i, c) -> new Candle(c.openTime(), price, price, price, price, c.volume()));
  }
}
