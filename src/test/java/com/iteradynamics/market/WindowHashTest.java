package com.iteradynamics.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.iteradynamics.testkit.Seed;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WindowHashTest {
  /** Computed by the Python lines of {@link WindowHash}. */
  private static final String OF_THREE_CANDLES =
      "1228b335a44a49da6affa33c138306a1c832e76ffca00dd44d5644b6fc562299";

  private static final String OF_NOTHING =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  @Test
  void agreesWithThePythonOfItsDefinition() {
    CandleSeries series =
        CandleSeries.of(
            "BTC-USD",
            List.of(
                new Candle(Instant.parse("2026-02-28T22:00:00Z"), 100, 110.5, 90, 105, 1.25),
                new Candle(Instant.parse("2026-02-28T23:00:00Z"), 105, 106, 104, 105.5, 0),
                new Candle(Instant.parse("2026-03-01T00:00:00Z"), 105.5, 107.1, 1e-3, 0.1, 1e9)));
    assertEquals(OF_THREE_CANDLES, WindowHash.of(series));
    assertEquals(OF_NOTHING, WindowHash.of(series.first(0)));
  }

  @Test
  void agreesWithItsDefinitionOnEveryWindowOfATapeWithGaps() throws Exception {
    long seed = Seed.value();
    Random random = new Random(seed);
    CandleSeries tape = tape(random, 400);
    for (int trial = 0; trial < 500; trial++) {
      CandleSeries window = tape.first(random.nextInt(401)).last(random.nextInt(401));
      assertEquals(restated(window), WindowHash.of(window), () -> "window " + window);
    }
  }

  @Test
  void isThatOfTheCandlesAndNotOfTheTapeTheyAreCutFrom() {
    CandleSeries tape = tape(new Random(7), 200);
    CandleSeries window = tape.first(150).last(100);
    assertEquals(
        WindowHash.of(CandleSeries.of("ETH-USD", window.candles())), WindowHash.of(window));
    assertNotEquals(WindowHash.of(tape.first(149).last(100)), WindowHash.of(window));
  }

  @Test
  void isTheSameFromSeveralThreads() {
    CandleSeries tape = tape(new Random(11), 2_000);
    Map<Integer, String> alone =
        IntStream.range(0, 1_000)
            .boxed()
            .collect(Collectors.toMap(i -> i, i -> WindowHash.of(copy(tape.first(i + 1_000)))));
    Map<Integer, String> together =
        IntStream.range(0, 1_000)
            .parallel()
            .boxed()
            .collect(Collectors.toMap(i -> i, i -> WindowHash.of(tape.first(i + 1_000))));
    assertEquals(alone, together);
  }

  private static CandleSeries copy(CandleSeries view) {
    return CandleSeries.of(view.productId(), view.candles());
  }

  private static CandleSeries tape(Random random, int size) {
    List<Candle> candles = new ArrayList<>();
    Instant time = Instant.parse("1969-12-28T05:00:00Z");
    for (int i = 0; i < size; i++) {
      double low = 1 + random.nextDouble();
      candles.add(new Candle(time, low, low + 2, low, low + 1, random.nextDouble()));
      time = time.plus(CandleSeries.INTERVAL.multipliedBy(random.nextInt(30) == 0 ? 40 : 1));
    }
    return CandleSeries.of("BTC-USD", candles);
  }

  /** The definition by calendar dates and data streams, with no cache. */
  private static String restated(CandleSeries window) throws Exception {
    Map<LocalDate, ByteArrayOutputStream> days = new TreeMap<>();
    for (Candle candle : window.candles()) {
      LocalDate day = candle.openTime().atZone(ZoneOffset.UTC).toLocalDate();
      write(candle, days.computeIfAbsent(day, unused -> new ByteArrayOutputStream()));
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (ByteArrayOutputStream day : days.values()) {
      all.write(MessageDigest.getInstance("SHA-256").digest(day.toByteArray()));
    }
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.toByteArray());
    return HexFormat.of().formatHex(hash);
  }

  private static void write(Candle candle, ByteArrayOutputStream bytes) throws IOException {
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeLong(candle.openTime().getEpochSecond());
    out.writeDouble(candle.open());
    out.writeDouble(candle.high());
    out.writeDouble(candle.low());
    out.writeDouble(candle.close());
    out.writeDouble(candle.volume());
  }
}
