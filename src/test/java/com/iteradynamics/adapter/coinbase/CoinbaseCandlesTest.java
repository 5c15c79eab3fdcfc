package com.iteradynamics.adapter.coinbase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.coinbase.client.CoinbaseAccess;
import com.iteradynamics.adapter.coinbase.client.CoinbaseClient;
import com.iteradynamics.adapter.coinbase.messages.HttpAnswer;
import com.iteradynamics.adapter.coinbase.messages.HttpCall;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.market.Candle;
import com.iteradynamics.order.Product;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoinbaseCandlesTest {
  private static final String CANDLES = "GET /products/BTC-USD/candles";
  private static final Pattern SPAN = Pattern.compile("start=(\\d+)&end=(\\d+)&");

  private final Rig rig = new Rig();

  private CoinbaseCandles candles() {
    rig.transport.on("GET /time", "time.json");
    return new CoinbaseCandles(rig.client());
  }

  private static List<String> opens(Result<List<Candle>> read) {
    return read.read().orElseThrow().stream()
        .map(candle -> candle.openTime().toString().substring(11, 13))
        .toList();
  }

  private static Instant hour(String hour) {
    return Instant.parse("2026-11-22T" + hour + ":00:00Z");
  }

  @ParameterizedTest(name = "{0} to {1}")
  @CsvSource({
    "11, 13, 11 12 13",
    "11, 14, 11 12 13",
    "11, 20, 11 12 13",
    "12, 12, 12",
    "13, 14, 13",
    "14, 14, ''",
    "14, 20, ''",
    "10, 11, 11",
    "13, 12, ''"
  })
  void onlyClosedCandlesOfTheSpanAreThereOldestFirst(String from, String to, String expected) {
    rig.transport.on(CANDLES, "candles_newest_first.json");
    List<String> opens = opens(candles().closed("BTC-USD", hour(from), hour(to)));
    assertEquals(expected, String.join(" ", opens));
  }

  @Test
  void rulesAreAskedForOnceByThePublicPathWithAKeyToo() {
    String path = "GET /market/products/BTC-USD";
    rig.transport.on(path, "product_btc_usd.json").on(path, 503, "away");
    rig.transport.breaks(path, "reset").on(path, 200, "{}");
    CoinbaseCandles candles = candles();
    Result<Optional<Product>> read = candles.rules("BTC-USD");
    assertEquals(
        "0.00000001", read.read().orElseThrow().orElseThrow().baseIncrement().toPlainString());
    for (String why : List.of("HTTP 503", "reset", "the venue answered with the product")) {
      String said = assertInstanceOf(Result.Failed.class, candles.rules("BTC-USD")).why();
      assertTrue(said.contains(why), said);
    }
    assertEquals(List.of(path, path, path, path), rig.transport.targets());
    assertEquals(List.of(), rig.pauses);
  }

  @Test
  void whatIsClosedTheVenuesClockSaysAndNotOurs() {
    rig.transport.on(CANDLES, "candles_newest_first.json");
    rig.at("2026-11-22T15:30:00Z");
    assertEquals(
        List.of("11", "12", "13"), opens(candles().closed("BTC-USD", hour("11"), hour("15"))));
    rig.at("2026-11-22T13:59:00Z");
    assertEquals(
        List.of("11", "12", "13"), opens(candles().closed("BTC-USD", hour("11"), hour("15"))));
  }

  @Test
  void aCandleHasItsPricesInTheirPlaces() {
    rig.transport.on(CANDLES, "candles_newest_first.json");
    assertEquals(
        new Result.Ok<>(
            List.of(new Candle(hour("13"), 68611.29, 68999.99, 68540.01, 68915.39, 214.80133921))),
        candles().closed("BTC-USD", hour("13"), hour("13")));
  }

  @ParameterizedTest(name = "{0} hours")
  @CsvSource({"1, 1", "297, 1", "298, 1", "299, 2", "596, 2", "597, 3", "2000, 7"})
  void longSpansAreAskedForInWindowsOfThreeHundredHours(int hours, int asked) {
    Instant from = Instant.parse("2020-01-01T00:00:00Z");
    Instant to = from.plus(Duration.ofHours(hours - 1));
    ServedCandles served = new ServedCandles(new Random(5));
    CoinbaseCandles candles = new CoinbaseCandles(served.client(rig));
    List<Candle> read = candles.closed("BTC-USD", from, to).read().orElseThrow();
    assertEquals(hours, read.size());
    for (int i = 0; i < hours; i++) {
      assertEquals(from.plus(Duration.ofHours(i)), read.get(i).openTime());
    }
    assertEquals(asked, served.spans.size());
    served.spans.forEach(span -> assertTrue(span <= 299, span + " hours from start to end"));
  }

  /** Answers every window, newest first, with its end or without it as chance has it. */
  private static final class ServedCandles {
    private final List<Long> spans = new ArrayList<>();
    private final Random random;

    ServedCandles(Random random) {
      this.random = random;
    }

    CoinbaseClient client(Rig rig) {
      return new CoinbaseClient(
          new CoinbaseAccess(
              this::answer, "h", Optional.empty(), rig, rig::later, random, rig.notices::add));
    }

    private HttpAnswer answer(HttpCall call) {
      if (call.path().endsWith("/time")) {
        return new HttpAnswer(200, java.util.Map.of(), Fixture.text("time.json"));
      }
      assertEquals("/api/v3/brokerage/market/products/BTC-USD/candles", call.path());
      Matcher span = SPAN.matcher(call.query());
      assertTrue(span.find() && call.query().endsWith("granularity=ONE_HOUR"), call.query());
      long start = Long.parseLong(span.group(1)) / 3_600;
      long end = Long.parseLong(span.group(2)) / 3_600;
      spans.add(end - start);
      StringBuilder body = new StringBuilder();
      for (long hour = random.nextBoolean() ? end : end - 1; hour >= start; hour--) {
        body.append(body.isEmpty() ? "" : ",")
            .append("{\"start\":\"" + hour * 3_600 + "\",\"low\":\"1\",\"high\":\"2\",")
            .append("\"open\":\"1\",\"close\":\"2\",\"volume\":\"3\"}");
      }
      return new HttpAnswer(200, java.util.Map.of(), "{\"candles\":[" + body + "]}");
    }
  }

  @Test
  void withoutAKeyThePublicPathIsAskedForWhatIsNotCached() {
    rig.transport
        .on("GET /market/products/BTC-USD/candles", "candles_newest_first.json")
        .on("GET /time", "time.json");
    CoinbaseCandles open = new CoinbaseCandles(rig.client(Optional.empty()));
    assertEquals(List.of("13"), opens(open.closed("BTC-USD", hour("13"), hour("13"))));
    rig.transport
        .calls()
        .forEach(call -> assertEquals("no-cache", call.headers().get("cache-control")));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"candles\": []}     | ",
        "{}                    | BTC-USD: the answer holds no candles, not even none",
        "{\"candles\": null}   | BTC-USD: the answer holds no candles, not even none",
        "{\"candles\": [{\"start\": \"1795352400\"}]} | BTC-USD 2026-11-22T13:00:00Z open is missing",
        "{\"candles\": [{\"start\": \"1795352400\", \"open\": \"0\"}]} | BTC-USD"
            + " 2026-11-22T13:00:00Z open must be > 0, was 0",
        "{\"candles\": [{\"open\": \"1\"}]} | BTC-USD, a candle opens at \"\"",
        "<html>                | GET /api/v3/brokerage/products/BTC-USD/candles: HTTP 200: an HTML"
            + " page"
      })
  void anAnswerWithoutSenseIsUnreadAndAnEmptyOneIsEmpty(String body, String why) {
    rig.transport.on(CANDLES, 200, body);
    Result<List<Candle>> read = candles().closed("BTC-USD", hour("13"), hour("13"));
    boolean away = body.startsWith("<");
    assertEquals(why == null ? new Result.Ok<>(List.of()) : new Result.Failed<>(why, away), read);
  }

  private static String bucket(String start, String rest) {
    return "{\"start\":\"" + start + "\",\"open\":\"5\",\"low\":\"4\",\"high\":\"7\"" + rest + "}";
  }

  /** Two candles of 12:00 beside one of 11:00, and what is read. */
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "6   | 9   | 11 12",
        "6   | 9.0 | 11 12",
        "6.5 | 9   | twice",
        "6   | 8   | twice",
        "6   | 0   | twice"
      })
  void anHourThatIsThereTwiceHasToBeTheSame(String close, String volume, String expected) {
    String eleven = bucket("1795345200", ",\"close\":\"6\",\"volume\":\"9\"");
    String twelve = bucket("1795348800", ",\"close\":\"6\",\"volume\":\"9\"");
    String again =
        bucket(
            "1795348800",
            String.format(
                Locale.ROOT, ",\"close\":\"%s\",\"volume\":\"%s\"", close, volume.strip()));
    for (List<String> order : List.of(List.of(twelve, again), List.of(again, twelve))) {
      rig.transport.on(
          CANDLES, 200, "{\"candles\":[" + String.join(",", order) + "," + eleven + "]}");
      Result<List<Candle>> read = candles().closed("BTC-USD", hour("11"), hour("12"));
      if (expected.equals("twice")) {
        assertEquals(
            new Result.Failed<>(
                "BTC-USD 2026-11-22T12:00:00Z: this hour is there twice, with different values"),
            read);
      } else {
        assertEquals(List.of("11", "12"), opens(read));
      }
    }
  }

  /** What is said of the volume, and what is read. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | volume is missing",
        "'\"volume\":null' | volume is missing",
        "'\"volume\":\"\"' | volume is missing",
        "'\"volume\":\" \"' | volume is missing",
        "'\"volume\":\"-1\"' | volume must be >= 0, was -1",
        "'\"volume\":\"NaN\"' | volume is no amount: \"NaN\"",
        "'\"volume\":\"Infinity\"' | volume is no amount: \"Infinity\"",
        "'\"volume\":\"1e999\"' | volume is no amount: \"1e999\"",
        "'\"volume\":\"1e99\"' | volume is too large: \"1e99\"",
        "'\"volume\":true' | volume is no amount: \"true\"",
        "'\"volume\":\"0\"' | ",
        "'\"volume\":0.25' | "
      })
  void aVolumeThatIsNotReportedIsNotNothing(String volume, String why) {
    String rest = ",\"close\":\"6\"" + (volume.isEmpty() ? "" : "," + volume);
    rig.transport.on(CANDLES, 200, "{\"candles\":[" + bucket("1795348800", rest) + "]}");
    Result<List<Candle>> read = candles().closed("BTC-USD", hour("12"), hour("12"));
    if (why == null) {
      assertEquals(List.of("12"), opens(read));
    } else {
      assertEquals(new Result.Failed<>("BTC-USD 2026-11-22T12:00:00Z " + why), read);
    }
  }

  @Test
  void onePartThatCannotBeReadMakesAllOfItUnread() {
    rig.transport
        .on("GET /time", "time.json")
        .on(CANDLES, "candles_newest_first.json")
        .on(CANDLES, 400, Fixture.text("error_400_candles.json"));
    Result<List<Candle>> read =
        new CoinbaseCandles(rig.client())
            .closed("BTC-USD", hour("13").minus(Duration.ofHours(500)), hour("13"));
    assertTrue(
        read instanceof Result.Failed<List<Candle>>(String why, boolean away)
            && why.contains("should be less than 350"),
        read.toString());
  }

  @Test
  void withoutTheVenuesTimeNothingIsKnownToBeClosed() {
    rig.transport.on("GET /time", 503, "").on(CANDLES, "candles_newest_first.json");
    Result<List<Candle>> read =
        new CoinbaseCandles(rig.client()).closed("BTC-USD", hour("11"), hour("12"));
    assertTrue(
        read instanceof Result.Failed<List<Candle>>(String why, boolean away)
            && why.startsWith("the venue's time is not known: "),
        read.toString());
    rig.transport.on("GET /time", 503, "", "date", "Sun, 22 Nov 2026 14:00:09 GMT");
    assertEquals(
        List.of("11", "12"),
        opens(new CoinbaseCandles(rig.client()).closed("BTC-USD", hour("11"), hour("12"))),
        "the header of an error tells it too");
  }

  @Test
  void theCandleThatFormsHasAnOpenAlready() {
    rig.transport.on(CANDLES, "candles_newest_first.json");
    assertEquals(
        new Result.Ok<>(OptionalDouble.of(68915.4)), candles().openOf("BTC-USD", hour("14")));
    assertEquals(new Result.Ok<>(OptionalDouble.empty()), candles().openOf("BTC-USD", hour("15")));
  }
}
