package com.iteradynamics.candlefile;

import static com.iteradynamics.candlefile.CandleSourcesTest.TAPE;
import static com.iteradynamics.candlefile.CandleSourcesTest.ohlcv;
import static com.iteradynamics.candlefile.CandleSourcesTest.read;
import static com.iteradynamics.candlefile.CandleSourcesTest.refused;
import static com.iteradynamics.candlefile.CandleSourcesTest.rows;
import static com.iteradynamics.candlefile.CandleSourcesTest.seconds;
import static com.iteradynamics.candlefile.CandleSourcesTest.utc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.market.Candle;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files whose times contradict each other, or are of no market. */
class CandleTimesTest {
  private static final String OWN = "Timestamp,Open,High,Low,Close,Volume\n";

  private static String twoTimes(String header, int hoursLater) {
    return header
        + ",open,high,low,close,volume\n"
        + rows(c -> utc(c) + "," + (seconds(c) + 3_600L * hoursLater) + "," + ohlcv(c));
  }

  private static String klines(ToLongFunction<Candle> closeMillis) {
    return rows(
        c -> seconds(c) + "000," + ohlcv(c) + "," + closeMillis.applyAsLong(c) + ",1,1,1,1,0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"date,timestamp", "date,unix", "datetime,time"})
  void twoColumnsOfTimesMustSayTheSame(String header) {
    assertEquals(TAPE.candles(), read(twoTimes(header, 0)).closed().candles());
    String said = refused(twoTimes(header, 1)).getFirst();
    assertTrue(said.startsWith("FILE:2 has two times: "), said);
    assertTrue(said.contains("\"2025-01-01 00:00:00\"") && said.contains("\"1735693200\""), said);
  }

  @Test
  void aCloseTimeMustBeTheOpenTimeAndTheLength() {
    assertEquals(
        TAPE.candles(), read(klines(c -> seconds(c) * 1_000 + 3_599_999)).closed().candles());
    assertEquals(
        List.of(
            "FILE:1 has two times: it opens at \"1735689600000\" and closes at \"1735703999999\","
                + " and candles of this file are of 1 hour; leave one of them out, or name the"
                + " columns with --columns"),
        refused(klines(c -> seconds(c) * 1_000 + 4 * 3_600_000 - 1)));
  }

  @Test
  void rowsWithAndWithoutAnOffsetAreRefused() {
    String mixed =
        OWN
            + rows(
                c ->
                    utc(c)
                        + (c.openTime().isBefore(TAPE.openTime(150)) ? "" : "+01:00")
                        + ","
                        + ohlcv(c));
    assertEquals(
        "FILE:152 Timestamp \"2025-01-07 06:00:00+01:00\" has an offset, and the first row has none:"
            + " write all times in UTC or with their offset",
        refused(mixed).getFirst());
  }

  @ParameterizedTest
  @CsvSource({
    "1999-01-01 00:00, FILE:2 Timestamp \"1999-01-01 00:00\" is no time of a candle: it is before 2009",
    "915148800, FILE:2 Timestamp \"915148800\" is no time of a candle: as seconds since 1970 it"
        + " would be 1999-01-01T00:00Z"
  })
  void aTimeBeforeTheFirstMarketIsNone(String time, String said) {
    assertEquals(
        List.of(said), refused("time,open,high,low,close,volume\n" + time + ",10,12,9,11,5\n"));
  }

  @Test
  void aPriceFarBeyondAnyMarketIsRefused() {
    assertEquals(
        List.of(
            "FILE:2 [BTC-USD 2020-01-01T00:00Z] High is far beyond any market: \"1200000000000001\""),
        refused(OWN + "2020-01-01 00:00,10,1200000000000001,9,11,5\n"));
  }
}
