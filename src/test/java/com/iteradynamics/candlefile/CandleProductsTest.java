package com.iteradynamics.candlefile;

import static com.iteradynamics.candlefile.CandleSourcesTest.TAPE;
import static com.iteradynamics.candlefile.CandleSourcesTest.ohlcv;
import static com.iteradynamics.candlefile.CandleSourcesTest.read;
import static com.iteradynamics.candlefile.CandleSourcesTest.refused;
import static com.iteradynamics.candlefile.CandleSourcesTest.rows;
import static com.iteradynamics.candlefile.CandleSourcesTest.seconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are of another product than is asked for. */
class CandleProductsTest {
  private static final String KRAKEN = rows(c -> seconds(c) + "," + ohlcv(c) + ",42");

  private static String json(String before) {
    return before + "[[1577836800,\"10\",\"12\",\"9\",\"11\",\"10\",\"5\",3]],\"last\":1}}";
  }

  private static String bitstamp(String pair) {
    return "{\"data\":{\"ohlc\":[{\"close\":\"11\",\"high\":\"12\",\"low\":\"9\",\"open\":\"10\","
        + "\"timestamp\":\"1577836800\",\"volume\":\"5\"}],\"pair\":\""
        + pair
        + "\"}}";
  }

  private static CandleFile named(String name, ReadAs as) throws IOException {
    byte[] text = KRAKEN.getBytes(StandardCharsets.UTF_8);
    return CandleFormat.readAny(name, new ByteArrayInputStream(text), "BTC-USD", Instant.MAX, as);
  }

  @Test
  void jsonThatNamesAnotherProductIsRefused() {
    assertEquals(
        List.of("FILE is of XETHZUSD, not of BTC-USD: name its product with --product"),
        refused(json("{\"error\":[],\"result\":{\"XETHZUSD\":")));
    assertEquals(
        List.of("FILE is of ETH/USD, not of BTC-USD: name its product with --product"),
        refused(bitstamp("ETH/USD")));
  }

  @Test
  void jsonThatNamesTheProductIsRead() {
    for (String each :
        List.of(
            json("{\"error\":[],\"result\":{\"XXBTZUSD\":"),
            json("{\"error\":[],\"result\":{\"XBTUSD\":"),
            bitstamp("BTC/USD"))) {
      assertEquals(1, read(each).closed().size());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ETHUSD_60.csv, ETHUSD",
    "ETHUSDT-1h-2020-01.csv, ETHUSDT",
    "folder/ETH_USDT-1h.json, ETH_USDT",
    "Binance_ETHUSDT_1h.csv, ETHUSDT",
    "ethusd.csv, ethusd"
  })
  void aNameOfAnotherProductIsRefusedUntilTheFormatIsNamed(String name, String product)
      throws IOException {
    assertEquals(
        List.of(
            name
                + " is named for "
                + product
                + ", not for BTC-USD: name its product with --product, or its format with --format"
                + " if it is of BTC-USD"),
        assertThrows(CandleFileException.class, () -> named(name, ReadAs.RECOGNIZED)).problems());
    ReadAs kraken =
        new ReadAs(
            Optional.of(CandleSource.KRAKEN), Optional.empty(), Optional.empty(), Optional.empty());
    assertEquals(TAPE.candles(), named(name, kraken).closed().candles());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "XBTUSD_60.csv", "BTCUSDT-1h-2020-01.zip", "btcusd_1-min_data.csv", "BTC_USDT-1h.json",
        "COINBASE_BTCUSD, 60.csv", "prices_usd.csv", "ETHUSD/kraken.csv", "kraken.csv"
      })
  void aNameThatSaysNothingElseIsNone(String name) throws IOException {
    assertEquals(TAPE.candles(), named(name, ReadAs.RECOGNIZED).closed().candles());
  }

  private static CandleSeries hours(String from, int count, double price) {
    List<Candle> candles = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Instant open = Instant.parse(from).plus(Duration.ofHours(i));
      candles.add(new Candle(open, price, price, price, price, 1));
    }
    return CandleSeries.of("BTC-USD", candles);
  }

  @Test
  void aJumpWhereAFileMeetsWhatIsRecordedIsDoubtful() {
    CandleSeries old = hours("2020-01-01T00:00:00Z", 48, 7_000);
    CandleSeries next = hours("2020-01-03T00:00:00Z", 48, 150);
    assertEquals(
        List.of(
            "[BTC-USD 2020-01-03T00:00Z] is doubtful: open 150 is far from close 7000 of the candle"
                + " before it, and one of them was recorded before: are both of one product?"),
        CandleImport.of(old, next, ConflictPolicy.REFUSE).notices());
    assertEquals(1, CandleImport.of(next, old, ConflictPolicy.REFUSE).notices().size());
    CandleSeries later = hours("2020-01-05T00:00:00Z", 48, 150);
    assertEquals(1, CandleImport.of(old, later, ConflictPolicy.REFUSE).notices().size());
    CandleSeries like = hours("2020-01-03T00:00:00Z", 48, 7_100);
    assertEquals(List.of(), CandleImport.of(old, like, ConflictPolicy.REFUSE).notices());
  }
}
