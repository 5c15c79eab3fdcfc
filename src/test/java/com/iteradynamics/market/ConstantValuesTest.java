package com.iteradynamics.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.testkit.Tapes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the kernels say of markets in which nothing moves. */
class ConstantValuesTest {
  private final CandleSeries tape = Tapes.random(7, 200);

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 1.0 / 3, 1e-9, 12_345.678_9})
  void equalVolumesHaveNoZWhateverTheirRounding(double volume) {
    CandleSeries flat =
        Tapes.changed(
            tape,
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
            tape,
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
    SeededEma seeded = new SeededEma(20);
    PlainEma plain = new PlainEma(20);
    WilderAverage wilder = new WilderAverage(14);
    for (int i = 0; i < 1_000; i++) {
      seeded.add(0.1);
      plain.add(0.1);
      wilder.add(0.1);
    }
    assertEquals(0.1, seeded.value(), 1e-16);
    assertEquals(0.1, plain.value());
    assertEquals(0.1, wilder.value());
  }

  @Test
  void aFlatMarketHasTheSmallestRangeAndNoDirection() {
    CandleSeries flat = flat(100);
    Atr atr = new Atr(14, ZeroRange.wideningOf(flat));
    Adx adx = new Adx(14);
    for (int i = 0; i < flat.size(); i++) {
      atr.add(100, 100, 100);
      adx.add(100, 100, atr.value());
    }
    assertEquals(Math.ulp(1.0), atr.value());
    assertTrue(Double.isNaN(adx.value()));
  }

  @Test
  void aZeroRangeWidensTheWindowsThatHoldIt() {
    CandleSeries one =
        Tapes.changed(
            tape,
            (i, c) ->
                i == 50
                    ? new Candle(c.openTime(), c.close(), c.close(), c.close(), c.close(), 1)
                    : c);
    assertEquals(0, ZeroRange.wideningOf(tape));
    assertEquals(Math.ulp(1.0), ZeroRange.wideningOf(one));
    assertEquals(0, ZeroRange.wideningOf(one.first(50)));
    ZeroRange watch = new ZeroRange(one, 20);
    assertTrue(watch.present());
    assertFalse(new ZeroRange(tape, 20).within(0));
    for (int i = 0; i < one.size(); i++) {
      assertEquals(i >= 50 && i < 70, watch.within(i), "candle " + i);
    }
  }

  @Test
  void aLengthBelowOneIsRefused() {
    var thrown = assertThrows(IllegalArgumentException.class, () -> new SeededEma(0));
    assertEquals("a length must be >= 1, was 0", thrown.getMessage());
  }

  private CandleSeries flat(double price) {
    return Tapes.changed(
        tape, (i, c) -> new Candle(c.openTime(), price, price, price, price, c.volume()));
  }
}
