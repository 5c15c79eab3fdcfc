package com.iteradynamics.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.coinbase.CoinbaseCandles;
import com.iteradynamics.adapter.coinbase.client.CoinbaseAccess;
import com.iteradynamics.adapter.coinbase.client.CoinbaseClient;
import com.iteradynamics.execution.MemoryCandles;
import com.iteradynamics.execution.RefreshingCandleSource;
import com.iteradynamics.execution.port.CandleSource;
import com.iteradynamics.execution.port.CandleWindow;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.testkit.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * An archive that is kept up to date from the venue, by the real client, with the venue's traps.
 */
class CandlesFromVenueTest {
  private static final String PRODUCT = "BTC-USD";
  private static final int COUNT = 100;
  private static final CandleSeries TAPE = TestVenue.TAPE;

  /** The hour that has just begun; its candle is number 200 of the tape. */
  private static final Instant HOUR = TAPE.openTime(200);

  private final List<Duration> pauses = new ArrayList<>();

  private CandleSource over(MemoryCandles archive, TestVenue test, long seed) {
    CoinbaseClient client =
        new CoinbaseClient(
            new CoinbaseAccess(
                test.venue(),
                TestVenue.HOST,
                Optional.empty(),
                test::now,
                test::sleep,
                new Random(seed),
                notice -> {}));
    return new RefreshingCandleSource(
        archive,
        new CoinbaseCandles(client),
        test::now,
        duration -> {
          pauses.add(duration);
          test.sleep(duration);
        });
  }

  private static CandleWindow tick(CandleSource source, TestVenue test, Instant hour) {
    return source.completed(
        source.window(PRODUCT, hour, COUNT), hour, COUNT, test.now().plusSeconds(120));
  }

  private static TestVenue venue(VenueFaults faults) {
    return new TestVenue(VenueSettings.defaults(1), TAPE, faults, TestVenue.KEY);
  }

  @ParameterizedTest(name = "{0}, {1} times, {2} s: waits {3}, {4} candles behind")
  @CsvSource({
    // fault, times, slow, pauses, behind
    "LATE_CANDLE,      1, 20, 1, 0",
    "LATE_CANDLE,      1, 35, 2, 0",
    "LATE_CANDLE,      1, 90, 2, 1",
    "STALE_CANDLES,    1, 60, 1, 0",
    "STALE_CANDLES,    9, 60, 2, 1",
    "FORMING_CANDLE,   9, 60, 0, 0",
    "THROTTLED_HTML,   1, 60, 0, 0",
    "UNAVAILABLE_TEXT, 9, 60, 0, 5",
    "CUT_OFF_BODY,     9, 60, 0, 5",
    "UNKNOWN_FIELDS,   9, 60, 0, 0",
  })
  void whatTheVenueDoesWrongIsWaitedForOrReported(
      VenueFault fault, int times, int slow, int waits, int behind) {
    TestVenue test = venue(VenueFaults.none().next(fault, times, Duration.ofSeconds(slow)));
    MemoryCandles archive = MemoryCandles.of(TAPE.first(195));
    CandleWindow window = tick(over(archive, test, 1), test, HOUR);
    assertEquals(waits, pauses.size(), window.notes()::toString);
    assertEquals(TAPE.openTime(199 - behind), window.closed().newest().orElseThrow().openTime());
    assertEquals(behind == 0, window.notes().isEmpty(), window.notes()::toString);
    assertEquals(TAPE.first(200 - behind).last(COUNT).candles(), window.closed().candles());
  }

  @Test
  void theFormingCandleIsOnlyAskedForItsOpen() {
    TestVenue test = venue(VenueFaults.none());
    test.sleep(Duration.ofMinutes(2));
    MemoryCandles archive = MemoryCandles.of(TAPE.first(195));
    CandleSource source = over(archive, test, 1);
    assertEquals(5, tick(source, test, HOUR).closed().countBefore(HOUR) - 95);
    assertEquals(OptionalDouble.of(TAPE.open(200)), source.openAt(PRODUCT, HOUR));
    assertEquals(TAPE.openTime(199), archive.extent(PRODUCT).orElseThrow().newest());
  }

  @RepeatedTest(5)
  void whateverGoesWrongTheArchiveOnlyEverHoldsWhatHappened(RepetitionInfo repetition) {
    long seed = Seed.value() + repetition.getCurrentRepetition();
    VenueFaults faults = VenueFaults.seeded(seed, 0.3, EnumSet.allOf(VenueFault.class));
    TestVenue test = venue(faults);
    MemoryCandles archive = MemoryCandles.of(TAPE.first(120));
    CandleSource source = over(archive, test, seed);
    for (int hour = 200; hour < 280; hour++) {
      test.goTo(TAPE.openTime(hour).plusSeconds(60));
      faults.quiet(hour == 279);
      CandleWindow window = tick(source, test, TAPE.openTime(hour));
      String told = "seed " + seed + ", hour " + hour + ": " + window.notes();
      assertTrue(window.refused().isEmpty(), told);
      assertTrue(TAPE.candles().containsAll(window.closed().candles()), told);
      assertTrue(window.closed().countBefore(TAPE.openTime(hour)) == window.closed().size(), told);
    }
    assertEquals(
        TAPE.first(279).candles(),
        archive.recorded(PRODUCT, TAPE.openTime(0), TAPE.openTime(299)).candles());
  }
}
