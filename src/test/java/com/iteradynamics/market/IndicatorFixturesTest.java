package com.iteradynamics.market;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.iteradynamics.testkit.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * The kernels against small tables that the reference's libraries computed. An empty cell means not
 * available. Values agree to 1e-12; bands and volume z, which the reference sums online, to 1e-9.
 */
class IndicatorFixturesTest {
  private static final double EXACT = 1e-12;
  private static final double ONLINE = 1e-9;

  private final Fixture tiny = new Fixture("/golden/tiny15_len3.csv", "H", "L", "C", "V");
  private final Fixture small =
      new Fixture("/golden/ind_small60_len5_bb5_vol10min3.csv", "High", "Low", "Close", "Volume");

  @Test
  void seededEma() {
    tiny.agrees("emaS", EXACT, column(tiny, Indicator.seededEma(3)));
    small.agrees("ema5_seeded", EXACT, column(small, Indicator.seededEma(5)));
  }

  @Test
  void plainEma() {
    tiny.agrees("emaU", EXACT, column(tiny, Indicator.plainEma(3)));
    small.agrees("ema5_unseeded", EXACT, column(small, Indicator.plainEma(5)));
  }

  @Test
  void trueRangeOfTheStrategies() {
    tiny.agrees("TRs", EXACT, column(tiny, new TrueRange(0)));
    small.agrees("tr_strategy", EXACT, column(small, new TrueRange(0)));
  }

  @Test
  void trueRangeOfTheRegimeStartsAtTheSecondCandle() {
    IntToDoubleFunction inTiny = column(tiny, new TrueRange(0));
    IntToDoubleFunction inSmall = column(small, new TrueRange(0));
    tiny.agrees("TR", EXACT, i -> i == 0 ? Double.NaN : inTiny.applyAsDouble(i));
    small.agrees("tr_pta", EXACT, i -> i == 0 ? Double.NaN : inSmall.applyAsDouble(i));
  }

  @Test
  void averageTrueRange() {
    tiny.agrees("atrR", EXACT, column(tiny, Indicator.atr(3, 0)));
    small.agrees("atr5_rma", EXACT, column(small, Indicator.atr(5, 0)));
  }

  @Test
  void averageTrueRangeOfTheStrategiesIsAPlainMean() {
    tiny.agrees("atrS", EXACT, mean(column(tiny, new TrueRange(0)), tiny, 3, 3));
    small.agrees("atr5_sma", EXACT, mean(column(small, new TrueRange(0)), small, 5, 5));
  }

  @Test
  void wilderAverageOfTheClose() {
    WilderAverage average = new WilderAverage(5);
    small.agrees(
        "rma5_close",
        EXACT,
        i -> {
          average.add(small.tape.close(i));
          return average.value();
        });
  }

  @Test
  void directionalIndex() {
    agreesOnDirection(tiny, 3, "adx", "+DI", "-DI");
    agreesOnDirection(small, 5, "adx", "dmp", "dmn");
  }

  @Test
  void medianOfTheDirectionalIndex() {
    tiny.agrees("med5", EXACT, median(tiny, "adx", 5));
    small.agrees("adx_med10", EXACT, median(small, "adx", 10));
  }

  @Test
  void smoothedVolatilityTakesAsLittleAsOneValue() {
    small.agrees("atr_pct_s6", EXACT, mean(i -> small.cell("atr_pct_raw", i), small, 6, 1));
  }

  @Test
  void bollingerBands() {
    agreesOnBands(tiny, 4, "bbL", "bbM", "bbU");
    agreesOnBands(small, 5, "BBL_5_2.0", "BBM_5_2.0", "BBU_5_2.0");
  }

  @Test
  void volumeZ() {
    VolumeZ tinyZ = new VolumeZ(5, 2);
    tiny.agrees("vz5_2", ONLINE, i -> tinyZ.at(tiny.tape, i));
    VolumeZ smallZ = new VolumeZ(10, 3);
    small.agrees("vol_z", ONLINE, i -> smallZ.at(small.tape, i));
  }

  private static IntToDoubleFunction column(Fixture fixture, Indicator indicator) {
    double[] column = indicator.over(fixture.tape);
    return i -> column[i];
  }

  /** Mean of the last {@code length} values that are there, of at least {@code needed}. */
  private static IntToDoubleFunction mean(
      IntToDoubleFunction values, Fixture fixture, int length, int needed) {
    int size = fixture.tape.size();
    double[] column = new double[size];
    Arrays.setAll(column, values);
    double[] means = new double[size];
    new RollingMean(length).fill(column, size, means);
    return i -> i + 1 < needed ? Double.NaN : means[i];
  }

  private static IntToDoubleFunction median(Fixture fixture, String column, int length) {
    RollingMedian median = new RollingMedian(length);
    return i -> {
      double value = fixture.cell(column, i);
      if (!Double.isNaN(value)) {
        median.add(value);
      }
      return median.value();
    };
  }

  private static void agreesOnDirection(
      Fixture fixture, int length, String index, String plus, String minus) {
    double[] atr = Indicator.atr(length, 0).over(fixture.tape);
    Adx adx = new Adx(length);
    for (int i = 0; i < fixture.tape.size(); i++) {
      CandleSeries tape = fixture.tape;
      adx.add(tape.high(i), tape.low(i), atr[i]);
      fixture.agrees(plus, EXACT, i, adx.plus());
      fixture.agrees(minus, EXACT, i, adx.minus());
      fixture.agrees(index, EXACT, i, adx.value());
    }
  }

  private static void agreesOnBands(
      Fixture fixture, int length, String lower, String mid, String upper) {
    Bollinger bands = new Bollinger(length, 2);
    for (int i = 0; i < fixture.tape.size(); i++) {
      bands.measure(fixture.tape, i);
      fixture.agrees(lower, ONLINE, i, bands.lower());
      fixture.agrees(mid, EXACT, i, bands.mid());
      fixture.agrees(upper, ONLINE, i, bands.upper());
    }
  }

  /** A table and its candles. */
  private static final class Fixture {
    private final String name;
    private final Table table;
    private final CandleSeries tape;

    Fixture(String name, String high, String low, String close, String volume) {
      this.name = name;
      this.table = Table.resource(name);
      List<Candle> candles = new ArrayList<>();
      for (int row = 0; row < table.size(); row++) {
        candles.add(
            new Candle(
                Instant.EPOCH.plusSeconds(3_600L * row),
                table.number(row, close),
                table.number(row, high),
                table.number(row, low),
                table.number(row, close),
                table.number(row, volume)));
      }
      this.tape = CandleSeries.of("BTC-USD", candles);
    }

    double cell(String column, int row) {
      return table.number(row, column);
    }

    void agrees(String column, double tolerance, IntToDoubleFunction kernel) {
      for (int row = 0; row < table.size(); row++) {
        agrees(column, tolerance, row, kernel.applyAsDouble(row));
      }
    }

    void agrees(String column, double tolerance, int row, double actual) {
      double expected = cell(column, row);
      assertEquals(
          expected,
          actual,
          tolerance * (Double.isNaN(expected) ? 1 : Math.max(1, Math.abs(expected))),
          () -> name + " " + column + " row " + row);
    }
  }
}
