package com.iteradynamics.cli.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.adapter.local.CandleCsv;
import com.iteradynamics.adapter.local.StoreFile;
import com.iteradynamics.argus.Run;
import com.iteradynamics.argus.Run.Outcome;
import com.iteradynamics.market.FineCandles;
import com.iteradynamics.testkit.FineTape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Watches between the hours in the commands of the lab, by candles of five minutes. */
class WatchFillsCommandTest {
  private static final int HOURS = 700;

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    write(300, "hours.csv", "fives.csv");
  }

  private void write(int seconds, String hours, String within) throws IOException {
    FineTape tape = FineTape.random(5, HOURS, seconds);
    CandleCsv.write(tape.hours(), folder.resolve(hours));
    Files.write(folder.resolve(within), rows(tape.fine()));
  }

  private static List<String> rows(FineCandles fine) {
    List<String> rows = new ArrayList<>(List.of("Timestamp,Open,High,Low,Close,Volume"));
    for (int k = 0; k < fine.size(); k++) {
      rows.add(row(fine, k, 0));
    }
    return rows;
  }

  /** Candle {@code k} as a row that opens so many seconds later. */
  private static String row(FineCandles fine, int k, int later) {
    return Instant.ofEpochSecond(fine.openEpochSecond(k) + later)
        + ","
        + fine.open(k)
        + ","
        + fine.high(k)
        + ","
        + fine.low(k)
        + ","
        + fine.close(k)
        + ","
        + fine.volume(k);
  }

  private Outcome run(String command, String... more) {
    List<String> words = new ArrayList<>(List.of(command.split(" ", -1)));
    words.addAll(
        List.of(
            "--candles=hours.csv",
            command.startsWith("backtest") ? "--json=-" : "--json",
            "--set=PRIME_DD_HARD=1",
            "--set=PRIME_DD_KILL=1",
            "--set=PRIME_STOP_LOSS=0.004"));
    words.addAll(List.of(more));
    return Run.in(folder).argus(words.toArray(String[]::new));
  }

  private Outcome watched(String command, String... more) {
    return run(
        command,
        Stream.concat(
                Stream.of("--set=PRIME_WATCH_MINUTES=5", "--fill-candles=fives.csv"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void aReplayAndABacktestSellTheSameBetweenTheHours() throws IOException {
    JsonNode replay = Run.json(watched("replay").exits(0).out());
    JsonNode backtest = Run.json(watched("backtest", "--max-volume-share=off").exits(0).out());
    assertTrue(replay.get("watch").get("sales").get("WATCH_STOP_LOSS").asInt() > 3);
    assertEquals(backtest.get("watch"), replay.get("watch"));
    assertEquals(
        backtest.get("metrics").get("fees_usd").asDouble(),
        replay.get("fees_usd").asDouble(),
        1e-6);
    String note = "at the price of its minute";
    assertTrue(backtest.get("notes").toString().contains(note), backtest.get("notes").toString());
    JsonNode hours =
        Run.json(run("backtest", "--set=PRIME_WATCH_MINUTES=5", "--max-volume-share=off").out());
    assertNotEquals(backtest.get("metrics"), hours.get("metrics"));
  }

  @Test
  void aReplayKeepsItsWatchesInAFolder() throws IOException {
    JsonNode kept = Run.json(watched("replay", "--out=s").exits(0).out());
    assertEquals(Run.json(watched("replay").exits(0).out()), kept);
    List<String> sold = StoreFile.rows(folder.resolve("s"), "SELECT json FROM watches");
    assertEquals(kept.get("watch").get("sales").get("WATCH_STOP_LOSS").asInt(), sold.size());
    assertTrue(sold.getFirst().contains("WATCH_STOP_LOSS"), sold.getFirst());
  }

  @Test
  void theResultForPeopleTellsOfTheWatches() {
    String[] args =
        ("replay --candles=hours.csv --set=PRIME_STOP_LOSS=0.004 --set=PRIME_WATCH_MINUTES=5"
                + " --fill-candles=fives.csv")
            .split(" ");
    String text = Run.in(folder).argus(args).exits(0).out();
    assertTrue(text.contains("The watch between the hours sold "), text);
  }

  @Test
  void withoutCandlesWithinTheHoursWatchesAreLeftOutAndThatIsSaid() throws IOException {
    for (String command : List.of("replay", "check parity")) {
      Outcome outcome = run(command, "--set=PRIME_WATCH_MINUTES=5").exits(0);
      assertTrue(
          outcome.err().replaceAll("\\s+", " ").contains("watches are left out: hourly candles do"),
          outcome.err());
      assertFalse(outcome.out().contains("\"watch\""), outcome.out());
    }
  }

  @Test
  void parityHoldsTheBacktestToTheLiveWatch() throws IOException {
    JsonNode answer = Run.json(watched("check parity").exits(0).out());
    JsonNode findings = answer.get("strategies").get(0).get("findings");
    int ticks = answer.get("strategies").get(0).get("hours").asInt();
    assertTrue(findings.get(0).get("compared").asInt() > ticks, "and the records of watches");
    assertTrue(findings.get(3).get("compared").asInt() > 3, findings.toString());
  }

  /**
   * Whether or not a candle reaches both a stop and a profit: no band has what a live watch finds.
   */
  @ParameterizedTest
  @CsvSource({"100, next-open", "100, maker", "0.003, next-open"})
  void byHoursTheResultDoesNotPromiseWhatALiveWatchFinds(String profit, String fill)
      throws IOException {
    String[] more = {
      "--set=PRIME_WATCH_MINUTES=5",
      "--set=PRIME_TAKE_PROFIT=" + profit,
      "--fill=" + fill,
      "--fee-bps=0"
    };
    JsonNode result = Run.json(run("backtest", more).exits(0).out());
    boolean unclear = result.get("watch").get("ambiguous_candles").asInt() > 0;
    assertEquals(profit.equals("0.003"), unclear);
    assertEquals(unclear || fill.equals("maker"), result.has("best_case"));
    String notes = result.get("notes").toString();
    assertTrue(notes.contains("each exactly at its stop or profit, or at the open"), notes);
    assertTrue(notes.contains("every few minutes does not achieve that: --fill-candles"), notes);
    assertEquals(result.has("best_case"), notes.contains("A live watch may end outside"), notes);
    assertFalse(notes.contains("The truth lies between"), notes);
  }

  @Test
  void candlesThatEndAtEachWatchLeaveABandOnlyOfOrdersThatRest() throws IOException {
    String notes = Run.json(watched("backtest", "--fill=maker").exits(0).out()).get("notes") + "";
    assertTrue(notes.contains("The truth lies between the two."), notes);
    assertFalse(notes.contains("does not achieve that"), notes);
  }

  @Test
  void missingCandlesWithinTheHoursAreCounted() throws IOException {
    FineTape tape = FineTape.random(5, HOURS, 300);
    int hours = tape.hours().size();
    int missing = 12 * hours - tape.fine().size();
    assertTrue(missing > 100, "the tape leaves out candles");
    for (String command : List.of("backtest", "replay")) {
      String told = watched(command).exits(0).err().replaceAll("\\s+", " ");
      String count = String.format(Locale.ROOT, "lack %,d of %,d candles", missing, 12 * hours);
      assertTrue(told.contains(count), told);
      assertTrue(told.matches(".*, in \\d+ of " + hours + " hours: .*"), told);
    }
    tape = FineTape.random(5, HOURS, 3_600);
    List<String> whole = new ArrayList<>(List.of("Timestamp,Open,High,Low,Close,Volume"));
    for (int i = 0; i < tape.hours().size(); i++) {
      for (int at = 0; at < 3_600; at += 300) {
        whole.add(row(tape.fine(), i, at));
      }
    }
    CandleCsv.write(tape.hours(), folder.resolve("hours.csv"));
    Files.write(folder.resolve("fives.csv"), whole);
    assertFalse(watched("backtest").exits(0).err().contains("lack"));
  }

  @Test
  void longerCandlesThanTheWatchesAreApartServeOrdersThatRestAlone() throws IOException {
    write(900, "hours.csv", "quarters.csv");
    String[] longer = {"--set=PRIME_WATCH_MINUTES=5", "--fill-candles=quarters.csv"};
    String refused = run("backtest", longer).exits(1).err().replaceAll("\\s+", " ");
    assertTrue(refused.contains("candles of 15 minutes, and there is a watch every 5"), refused);
    String told =
        run("backtest", longer[0], longer[1], "--fill=maker")
            .exits(0)
            .err()
            .replaceAll("\\s+", " ");
    assertTrue(told.contains("do not say what PRIME_WATCH_MINUTES=5 would have seen"), told);
  }

  @ParameterizedTest
  @CsvSource({
    "replay, 0, fives.csv, taker, 2, set PRIME_WATCH_MINUTES",
    "check parity, 0, fives.csv, taker, 2, set PRIME_WATCH_MINUTES",
    "replay, 5, quarters.csv, taker, 1, has candles of 15 minutes",
    "check parity, 20, quarters.csv, taker, 1, there is a watch every 20: give shorter ones",
    "replay, 5, hours.csv, taker, 1, has hourly candles",
    "replay, 5, none.csv, taker, 1, does not exist",
    "replay, 5, short.csv, taker, 1, are not of these candles",
    "check parity, 5, fives.csv, maker, 2, check watches with PRIME_EXECUTION=taker"
  })
  void whatDoesNotGoTogetherIsRefused(
      String command, int minutes, String within, String execution, int code, String why)
      throws IOException {
    Files.write(
        folder.resolve("short.csv"),
        Files.readAllLines(folder.resolve("fives.csv")).subList(0, 2_000));
    if (within.equals("quarters.csv")) {
      write(900, "hours.csv", within);
    }
    Outcome refused =
        run(
                command,
                "--set=PRIME_WATCH_MINUTES=" + minutes,
                "--set=PRIME_EXECUTION=" + execution,
                "--fill-candles=" + within)
            .exits(code);
    assertTrue(refused.err().replaceAll("\\s+", " ").contains(why), refused.err());
  }
}
