package com.iteradynamics.execution.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every source of candles does. */
public abstract class CandleSourceContract {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  /** A source that holds these candles. */
  protected abstract CandleSource holding(CandleSeries candles);

  @Test
  void showsTheNewestCandlesThatOpenedBeforeTheHour() {
    CandleSeries tape = tape(0, 1, 2, 3, 4);
    CandleWindow window = holding(tape).window("BTC-USD", hour(3), 2);
    assertEquals(List.of(candle(1), candle(2)), window.closed().candles());
    assertEquals(List.of(), window.refused());
  }

  @Test
  void knowsTheOpenOfTheCandleThatOpensAtTheHourWhenItIsRecorded() {
    CandleSource source = holding(tape(0, 1, 3));
    assertEquals(OptionalDouble.of(candle(1).open()), opens(source, hour(1)));
    assertEquals(openOfAMissingHour(candle(3).open()), opens(source, hour(2)));
    assertEquals(OptionalDouble.of(candle(3).open()), opens(source, hour(3)));
    assertEquals(OptionalDouble.empty(), opens(source, hour(4)));
  }

  /**
   * What is known of the open of an hour without a candle, where a later one is recorded.
   *
   * @param later that one's open
   */
  protected OptionalDouble openOfAMissingHour(double later) {
    return OptionalDouble.empty();
  }

  @Test
  void readsBackAsFarAsTheCountTakes() {
    CandleSeries tape = tape(IntStream.range(0, 3_000).filter(i -> i % 3 > 0).toArray());
    CandleWindow window = holding(tape).window("BTC-USD", hour(3_000), 1_500);
    assertEquals(tape.last(1_500).candles(), window.closed().candles());
    assertEquals(List.of(), window.refused());
  }

  @Test
  void readsBackOverMonthsWithoutACandle() {
    int[] hours =
        IntStream.concat(IntStream.range(0, 700), IntStream.range(4_000, 4_100)).toArray();
    CandleWindow window = holding(tape(hours)).window("BTC-USD", hour(4_100), 300);
    assertEquals(300, window.closed().size());
    assertEquals(hour(500), window.closed().openTime(0));
    assertEquals(List.of(), window.refused());
  }

  @Test
  void givesWhatThereIsWhenThereIsLess() {
    CandleSource source = holding(tape(0, 1, 2));
    assertEquals(3, source.window("BTC-USD", hour(9), 1_500).closed().size());
    assertEquals(0, source.window("BTC-USD", hour(0), 1_500).closed().size());
    assertEquals(0, source.window("BTC-USD", hour(-5), 1_500).closed().size());
  }

  @Test
  void handsGapsOnAsTheyAre() {
    CandleWindow window = holding(tape(0, 1, 5, 6)).window("BTC-USD", hour(7), 4);
    assertEquals(List.of(candle(0), candle(1), candle(5), candle(6)), window.closed().candles());
  }

  @Test
  void neverAnswersWithTheCandlesOfAnotherProduct() {
    CandleWindow window = holding(tape(0, 1, 2)).window("ETH-USD", hour(3), 3);
    assertTrue(window.closed().isEmpty());
    assertEquals("ETH-USD", window.closed().productId());
    assertEquals(OptionalDouble.empty(), window.openAtHour());
  }

  @Test
  void givesAnEmptyWindowWithoutAReasonWhenNothingIsRecordedNearTheHour() {
    CandleWindow window = holding(tape(0, 1, 2)).window("BTC-USD", hour(-24 * 365), 3);
    assertTrue(window.closed().isEmpty());
    assertEquals(List.of(), window.refused());
  }

  @Test
  void putsAWindowTogetherAcrossMonths() {
    int[] hours = IntStream.range(0, 1_524).toArray();
    CandleSource source = holding(tape(hours));
    CandleWindow window = source.window("BTC-USD", hour(1_500), 1_500);
    assertEquals(1_500, window.closed().size());
    assertEquals(tape(hours).first(1_500).candles(), window.closed().candles());
    assertEquals(OptionalDouble.of(candle(1_500).open()), window.openAtHour());
    assertEquals(List.of(), window.refused());
  }

  public static Instant hour(int i) {
    return START.plus(CandleSeries.INTERVAL.multipliedBy(i));
  }

  public static Candle candle(int i) {
    return new Candle(hour(i), 100 + i, 110 + i, 90 + i, 105 + i, i);
  }

  public static CandleSeries tape(int... hours) {
    List<Candle> candles = new ArrayList<>();
    for (int hour : hours) {
      candles.add(candle(hour));
    }
    return CandleSeries.of("BTC-USD", candles);
  }

  private static OptionalDouble opens(CandleSource source, Instant hour) {
    return source.window("BTC-USD", hour, 10).openAtHour();
  }
}
