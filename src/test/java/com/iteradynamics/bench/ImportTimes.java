package com.iteradynamics.bench;

import com.iteradynamics.candlefile.CandleFormat;
import com.iteradynamics.candlefile.ReadAs;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.testkit.Tapes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How long it takes to read 61,345 candles in several formats, next to Argus's own CSV: each in
 * turn, the median of so many rounds, hot. Argument: the rounds.
 */
final class ImportTimes {
  private static final int CANDLES = 61_345;
  private static final CandleSeries TAPE = Tapes.random(1, CANDLES);

  private ImportTimes() {}

  public static void main(String[] args) throws IOException {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 41;
    Map<String, byte[]> files = files();
    Map<String, double[]> times = new LinkedHashMap<>();
    files.forEach((name, text) -> times.put(name, new double[rounds]));
    for (int round = -rounds; round < rounds; round++) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        long start = System.nanoTime();
        int size = read(file.getValue());
        double took = (System.nanoTime() - start) / 1e6;
        if (size != CANDLES) {
          throw new AssertionError(file.getKey() + " has " + size);
        }
        if (round >= 0) {
          times.get(file.getKey())[round] = took;
        }
      }
    }
    double own = median(times.get("own"));
    times.forEach(
        (name, each) ->
            System.out.println(
                String.format(
                    Locale.ROOT, "%-24s %6.1f ms  %.2f", name, median(each), median(each) / own)));
  }

  private static int read(byte[] content) throws IOException {
    return CandleFormat.readAny(
            "file",
            new ByteArrayInputStream(content),
            TAPE.productId(),
            Instant.MAX,
            ReadAs.RECOGNIZED)
        .closed()
        .size();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static Map<String, byte[]> files() throws IOException {
    ByteArrayOutputStream own = new ByteArrayOutputStream();
    CandleFormat.write(TAPE, own);
    String text = own.toString(StandardCharsets.UTF_8);
    List<String> lines = text.lines().skip(1).collect(Collectors.toList());
    Map<String, byte[]> files = new LinkedHashMap<>();
    put(files, "own", text);
    put(
        files,
        "Binance, no header",
        rows(c -> seconds(c) + "000," + ohlcv(c) + "," + seconds(c) + "999,5017050.92,100,1,1,0"));
    put(files, "Kraken", rows(c -> seconds(c) + "," + ohlcv(c) + ",42"));
    put(
        files,
        "JSON of ccxt",
        "[" + rows(c -> "[" + seconds(c) + "000, " + ohlcv(c) + "],") + "0]");
    put(
        files,
        "JSON of Bitstamp",
        "["
            + rows(
                c ->
                    String.format(
                        Locale.ROOT,
                        "{\"close\":\"%s\",\"high\":\"%s\",\"low\":\"%s\",\"open\":\"%s\","
                            + "\"timestamp\":\"%d\",\"volume\":\"%s\"},",
                        c.close(),
                        c.high(),
                        c.low(),
                        c.open(),
                        seconds(c),
                        c.volume()))
            + "0]");
    put(files, "semicolon, comma", text.replace(',', ';').replace('.', ','));
    put(files, "with offset", text.replaceAll("(:00:00),", "$1+00:00,"));
    Collections.reverse(lines);
    put(
        files,
        "newest first",
        text.lines().findFirst().orElseThrow() + "\n" + String.join("\n", lines) + "\n");
    Collections.shuffle(lines, new java.util.Random(1));
    put(
        files,
        "shuffled",
        text.lines().findFirst().orElseThrow() + "\n" + String.join("\n", lines) + "\n");
    files.put("UTF-16", text.getBytes(StandardCharsets.UTF_16));
    return files;
  }

  private static void put(Map<String, byte[]> files, String name, String text) {
    files.put(
        name,
        text.replace(",\n0]", "]")
            .replaceAll("\\s*\\],0\\]", "]]")
            .getBytes(StandardCharsets.UTF_8));
  }

  private static String rows(Function<Candle, String> row) {
    return TAPE.candles().stream().map(row).collect(Collectors.joining("\n", "", "\n"));
  }

  private static String ohlcv(Candle c) {
    return c.open() + "," + c.high() + "," + c.low() + "," + c.close() + "," + c.volume();
  }

  private static long seconds(Candle c) {
    return c.openTime().getEpochSecond();
  }
}
