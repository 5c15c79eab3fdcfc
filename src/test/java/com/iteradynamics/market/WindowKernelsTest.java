package com.iteradynamics.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.testkit.Seed;
import com.iteradynamics.testkit.Tapes;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Indicators over windows: what a long pass says is what each window alone says. */
class WindowKernelsTest {
  private static final GapRule BRIDGED = new GapRule(Integer.MAX_VALUE, 1);

  @ParameterizedTest
  @CsvSource({"1, 0, 2", "2, 1, 3", "5, 1, 25", "20, 0, 100", "200, 0, 1000", "100, 7, 513"})
  void anAverageOverAWindowIsThatOfTheWindowAloneToTheBit(int length, int lag, int window) {
    CandleSeries tape = Tapes.random(Seed.value(), 1_700);
    double[] column = whole(new Pass(tape, BRIDGED, window), average(length, lag));
    for (int i = 0; i < tape.size(); i++) {
      CandleSeries own = tape.first(i + 1).last(window);
      Pass alone = Pass.over(own, window);
      double[] values = alone.column(average(length, lag));
      alone.end();
      assertEquals(values[alone.count() - 1], column[i], "candle " + i);
      near(naive(own, length, lag), column[i], i);
    }
  }

  @Test
  void anAverageOverAWindowBeginsAnewAfterAHoleThatCuts() {
    CandleSeries tape = Tapes.kept(Tapes.random(Seed.value(), 900), i -> i < 300 || i > 330);
    double[] column = whole(new Pass(tape, GapRule.DEFAULT, 128), average(30, 1));
    for (int i = 300; i < tape.size(); i++) {
      near(naive(tape.first(i + 1).last(Math.min(128, i - 299)), 30, 1), column[i], i);
    }
  }

  /** While it grows it is the recursion of the plain average, to the bit. */
  @Test
  void anAverageThatIsNeverCutIsThePlainOne() {
    CandleSeries tape = Tapes.random(Seed.value(), 700);
    double[] plain = Indicator.plainEma(40).over(tape);
    double[] grown = whole(Pass.bridging(tape, Integer.MAX_VALUE), average(40, 0));
    double[] lagging = whole(Pass.bridging(tape, Integer.MAX_VALUE), average(40, 1));
    for (int i = 0; i < tape.size(); i++) {
      assertEquals(plain[i], grown[i]);
      if (i >= 40) {
        assertEquals(plain[i - 1], lagging[i]);
      }
    }
  }

  /** 0.5 of the newest, 0.5 of what was: 8, (8+4)/2 = 6, 6, and in a window of two (4+6)/2 = 5. */
  @Test
  void anAverageByHand() {
    CandleSeries tape = closes(8, 4, 6);
    Indicator average = average(3, 0);
    assertEquals(6, whole(Pass.bridging(tape, 3), average)[2]);
    double[] two = whole(Pass.bridging(closes(8, 4, 6, 10), 3), average);
    assertEquals((0.25 * 4 + 0.25 * 6 + 0.5 * 10), two[3]);
    assertThrows(IllegalArgumentException.class, () -> average(0, 0));
  }

  @Test
  void extremesAreThoseOfTheNaiveSearch() {
    Random random = new Random(Seed.value());
    CandleSeries tape = Tapes.random(Seed.value(), 800);
    for (int length : new int[] {1, 2, 3, 48, 1 + random.nextInt(300)}) {
      double[] highest = Indicator.highest(length).over(tape);
      double[] lowest = Indicator.lowest(length).over(tape);
      for (int i = 0; i < tape.size(); i++) {
        int from = Math.max(0, i + 1 - length);
        assertEquals(
            IntStream.rangeClosed(from, i).mapToDouble(tape::high).max().orElseThrow(), highest[i]);
        assertEquals(
            IntStream.rangeClosed(from, i).mapToDouble(tape::low).min().orElseThrow(), lowest[i]);
      }
    }
  }

  @Test
  void deviationsAreThoseOfTwoPasses() {
    CandleSeries tape = Tapes.random(Seed.value(), 600);
    double[] column = Indicator.deviation(20).over(tape);
    assertEquals(Double.NaN, column[18]);
    for (int i = 19; i < tape.size(); i++) {
      double[] some = IntStream.rangeClosed(i - 19, i).mapToDouble(tape::close).toArray();
      double mean = Arrays.stream(some).average().orElseThrow();
      double squares = Arrays.stream(some).map(x -> (x - mean) * (x - mean)).sum();
      assertEquals(Math.sqrt(squares / 20), column[i], column[i] * 1e-9);
    }
    assertEquals(0, Indicator.deviation(3).over(closes(7, 7, 7))[2]);
  }

  /**
   * Changes +2, -1, +1 with length 2: gain 2, 1, 1 and loss 0, 0.5, 0.25, of which the index is
   * 100, 100 - 100/3 and 80.
   */
  @Test
  void theRelativeStrengthIndexByHand() {
    double[] index = Indicator.rsi(2).over(closes(10, 12, 11, 12));
    assertEquals(Double.NaN, index[0]);
    assertEquals(100, index[1]);
    assertEquals(100 - 100 / 3.0, index[2], 1e-12);
    assertEquals(80, index[3], 1e-12);
    assertEquals(Double.NaN, Indicator.rsi(2).over(closes(5, 5, 5))[2]);
  }

  @Test
  void whatWasACandleBeforeAcrossStretches() {
    CandleSeries tape = Tapes.random(Seed.value(), 2 * Pass.MAX_SIZE + 3);
    double[] before = Indicator.previous(Indicator.close()).over(tape);
    assertEquals(Double.NaN, before[0]);
    for (int i = 1; i < tape.size(); i++) {
      assertEquals(tape.close(i - 1), before[i]);
    }
  }

  /** A mean of means is there at a window's newest candle, wherever its stretches begin. */
  @Test
  void aMeanOfMeansInAWindow() {
    Indicator nested = Indicator.mean(Indicator.mean(Indicator.close(), 14, 28), 28);
    CandleSeries tape = Tapes.random(Seed.value(), 2 * Pass.MAX_SIZE + 60);
    for (int size = Pass.MAX_SIZE - 1; size < tape.size(); size++) {
      Pass window = Pass.over(tape.first(size));
      double[] values = window.column(nested);
      window.end();
      assertEquals(nested.over(tape.first(size))[size - 1], values[window.count() - 1]);
    }
  }

  /** Beside another pass it stops where that one does. */
  @Test
  void aPassBesideAnotherStopsWhereItDoes() {
    Pass pass = Pass.bridging(Tapes.random(1, 700), 10);
    for (int end : new int[] {3, 250, 499, 700}) {
      while (pass.to() < end) {
        pass.next(end);
      }
      assertEquals(end, pass.to());
    }
  }

  private static Indicator average(int length, int lag) {
    return lag == 0 ? Indicator.windowEma(length) : Indicator.windowEmaBefore(length, lag);
  }

  private static void near(double expected, double actual, int candle) {
    if (!(Double.isNaN(expected) && Double.isNaN(actual))) {
      assertTrue(Math.abs(expected - actual) <= expected * 1e-13, () -> "candle " + candle);
    }
  }

  private static double naive(CandleSeries window, int length, int lag) {
    int count = window.size() - lag;
    if (count < (lag == 0 ? length : 1)) {
      return Double.NaN;
    }
    double alpha = 2.0 / (length + 1);
    double value = window.close(0);
    for (int i = 1; i < count; i++) {
      value = (1 - alpha) * value + alpha * window.close(i);
    }
    return value;
  }

  private static double[] whole(Pass pass, Indicator indicator) {
    return pass.whole(indicator);
  }

  private static CandleSeries closes(double... closes) {
    return Tapes.changed(
        Tapes.random(1, closes.length),
        (i, c) -> new Candle(c.openTime(), closes[i], closes[i], closes[i], closes[i], 1));
  }
}
