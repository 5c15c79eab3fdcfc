package com.iteradynamics.cli.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.adapter.local.CandleCsv;
import com.iteradynamics.adapter.local.SampleCandles;
import com.iteradynamics.argus.Run;
import com.iteradynamics.argus.Run.Outcome;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.testkit.Tapes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("long")
class CheckCommandTest {
  /** Enough for every cheat, and short. */
  private static final String[] LOOKAHEAD = {
    "check", "lookahead", "--candles=short.csv", "--cuts=3", "--json"
  };

  @TempDir private Path folder;
  @TempDir private Path work;

  @BeforeEach
  void aShortTapeIsWritten() throws IOException {
    CandleSeries tape = SampleCandles.load().first(600);
    CandleCsv.write(tape, folder.resolve("short.csv"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Cheats.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"HONEST", "TRAILS_HONESTLY", "COUNTS_HOW_OFTEN", "NEVER_FORGETS"})
  void whoLooksAheadIsCaught(Cheats cheat) throws IOException {
    JsonNode answer = Run.json(cheat.in(folder, work).argus(LOOKAHEAD).exits(1).out());
    assertFalse(answer.get("passed").asBoolean());
    List<String> caughtBy = new ArrayList<>();
    for (JsonNode finding : answer.get("strategies").get(0).get("findings")) {
      if (finding.get("different").asInt() > 0) {
        caughtBy.add(finding.get("what").asText());
        assertTrue(finding.get("first").get("asof_ts").asText().startsWith("2025-01-"));
      }
    }
    assertTrue(caughtBy.contains(mostTelling(cheat)), cheat + " was caught by " + caughtBy);
  }

  private static String mostTelling(Cheats cheat) {
    return switch (cheat) {
      case REMEMBERS -> "evaluated again after seeing the future";
      case THROWS_A_COIN -> "asked twice";
      case KEEPS_WHAT_IT_PEEKED, PEEKS_ONCE_A_WEEK, FAILS_WITHOUT_A_FUTURE, TRAILS_AND_PEEKS ->
          "hour by hour, without later candles";
      case PEEKS, CENTRES_ITS_AVERAGE, NORMALISES_BY_THE_WHOLE_TAPE -> "the future scaled";
      case HONEST, TRAILS_HONESTLY, COUNTS_HOW_OFTEN, NEVER_FORGETS -> "nothing";
    };
  }

  @ParameterizedTest
  @EnumSource(
      value = Cheats.class,
      names = {"HONEST", "TRAILS_HONESTLY", "NEVER_FORGETS"})
  void whoDoesNotLookAheadIsNotCaught(Cheats cheat) throws IOException {
    JsonNode answer = Run.json(cheat.in(folder, work).argus(LOOKAHEAD).exits(0).out());
    JsonNode findings = answer.get("strategies").get(0).get("findings");
    assertEquals(9, findings.size());
    for (JsonNode finding : findings) {
      assertEquals(0, finding.get("different").asInt(), finding.toString());
      assertTrue(finding.get("compared").asInt() > 20, finding.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lookahead --candles=short.csv --cuts=2 --from=2025-01-15",
        "parity --candles=short.csv --from=2025-01-15",
        "recursive --sample --hours=20"
      })
  void aCheckIsAPageTooWithASectionForEachStrategy(String check) throws IOException {
    String[] args = ("check " + check + " --strategy=all --report=c.html").split(" ");
    String text = Run.in(folder).argus(args).exits(0).out();
    String page = Files.readString(folder.resolve("c.html"));
    for (String strategy : List.of("sg_core_exposure_v1", "prime_model", "sg_stub_strategy")) {
      assertTrue(text.contains("\n" + strategy + " on ") || text.startsWith(strategy), text);
      assertTrue(page.contains("id=\"" + strategy.replace('_', '-') + "\""), strategy);
    }
    assertTrue(page.contains("decisions compared"), page);
    assertTrue(page.contains("How to reproduce"), page);
    String[] one = ("check " + check + " --strategy=sg_trend_probe_v1").split(" ");
    assertEquals(
        Run.in(folder).argus(one).exits(0).out(),
        Run.in(folder).argus(one).exits(0).out(),
        "the same again");
  }

  @Test
  void theFirstDifferenceIsShownWithItsHourAndBothValues() throws IOException {
    String text =
        Cheats.PEEKS
            .in(folder, work)
            .argus("check", "lookahead", "--sample", "--cuts=2", "--from=2025-05-20")
            .exits(1)
            .out();
    assertTrue(text.contains("FAIL"), text);
    assertTrue(text.contains("first where the newest candle opened at 2025-05-"), text);
    assertTrue(text.contains("intent_action was ENTER_LONG,\n"), text);
    assertTrue(text.contains("without later candles it is EXIT_LONG\n"), text);
    assertTrue(text.contains("caught: these decisions differ from those of a live tick"), text);
  }

  @Test
  void everyStrategyThatShipsIsCleanInAllThreeChecks() throws IOException {
    for (String command :
        List.of(
            "lookahead --candles=short.csv --cuts=3",
            "recursive --sample --hours=40",
            "parity --sample --from=2025-05-01")) {
      String[] args = ("check " + command + " --strategy=all --json").split(" ");
      JsonNode answer = Run.json(Run.in(folder).argus(args).exits(0).out());
      assertTrue(answer.get("passed").asBoolean());
      // The sample is shorter than the window of four of them, whose length it cannot judge.
      int checked = command.startsWith("recursive") ? 13 : 17;
      assertEquals(checked, answer.get("strategies").size());
    }
  }

  /** Where orders rest first, the paper venue and the lab fill them by the same rules. */
  @Test
  void ordersThatRestFirstAreFilledAlike() throws IOException {
    String[] check = {"check", "parity", "--sample", "--from=2025-05-01", "--strategy=all"};
    for (String way : List.of("maker", "maker-only")) {
      String set = "--set=PRIME_EXECUTION=" + way;
      List<String> args = new ArrayList<>(List.of(check));
      args.addAll(List.of(set, "--json"));
      JsonNode answer = Run.json(Run.in(folder).argus(args.toArray(String[]::new)).exits(0).out());
      assertTrue(answer.get("passed").asBoolean(), way);
    }
  }

  @Test
  void aStrategyWhoseWindowTheCandlesDoNotExceedIsLeftOutOfAllAndRefusedAlone() {
    Run run = Run.in(folder);
    String why = "too little history: a live tick sees 10000 candles, and no hour of the span";
    String all =
        run.argus("check", "recursive", "--sample", "--hours=20", "--strategy=all").exits(0).err();
    assertTrue(all.contains("sg_volatility_breakout_v2 is left out: " + why), all);
    String alone =
        run.argus("check", "recursive", "--sample", "--strategy=sg_volatility_breakout_v2")
            .exits(1)
            .err();
    assertTrue(alone.contains(why), alone);
  }

  @Test
  void aLongAverageIsNoLookAheadThoughItMakesTheLiveWindowUnsafe() throws IOException {
    String longer = "--set=REGIME_EMA_SLOW=500";
    Run run = Run.in(folder);
    run.argus("check", "lookahead", "--sample", "--cuts=2", "--from=2025-05-20", longer).exits(0);
    JsonNode recursive =
        Run.json(run.argus("check", "recursive", "--sample", "--json", longer).exits(1).out());
    JsonNode history = recursive.get("strategies").get(0);
    assertFalse(history.get("passed").asBoolean());
    assertTrue(history.has("first"));
    Outcome parity = run.argus("check", "parity", "--sample", "--from=2025-05-20", longer).exits(1);
    assertTrue(parity.out().contains("in the lab it is"), parity.out());
  }

  @Test
  void aStrategyThatReadsItsPositionHasTheSameOnesAtEveryLength() throws IOException {
    JsonNode history =
        Run.json(
                Cheats.TRAILS_HONESTLY
                    .in(folder, work)
                    .argus("check", "recursive", "--sample", "--json", "--lengths=40,600")
                    .exits(0)
                    .out())
            .get("strategies")
            .get(0);
    assertEquals(600, history.get("shortest_safe").asInt());
    for (JsonNode row : history.get("lengths")) {
      assertEquals(0, row.get("actions_different").asInt(), row.toString());
    }
    assertTrue(history.get("decisions").asInt() > 50, history.toString());
  }

  @Test
  void anAverageThatNeverForgetsHasNoSafeWindow() throws IOException {
    Run run = Cheats.NEVER_FORGETS.in(folder, work);
    String text = run.argus("check", "recursive", "--sample").exits(1).out();
    assertTrue(text.contains("decisions are the same from no tested length"), text);
    assertTrue(text.contains("the 1,500 of a live tick are NOT SAFE"), text);
    assertTrue(text.contains("intent_action was "), text);
  }

  @Test
  void aWindowIsSafeFromTheShortestLengthOnThatChangesNothing() throws IOException {
    Run run = Cheats.HONEST.in(folder, work);
    JsonNode history =
        Run.json(
                run.argus("check", "recursive", "--sample", "--json", "--lengths=40,600,1000")
                    .exits(0)
                    .out())
            .get("strategies")
            .get(0);
    assertEquals(600, history.get("shortest_safe").asInt());
    List<Integer> lengths = new ArrayList<>();
    for (JsonNode row : history.get("lengths")) {
      lengths.add(row.get("candles").asInt());
      assertEquals(500, row.get("hours").asInt());
      assertEquals(row.get("candles").asInt() < 50, row.get("actions_different").asInt() > 0);
    }
    assertEquals(List.of(40, 600, 1_000, 1_500), lengths);
  }

  @ParameterizedTest
  @EnumSource(
      value = Cheats.class,
      names = {
        "PEEKS",
        "TRAILS_AND_PEEKS",
        "COUNTS_HOW_OFTEN",
        "FAILS_WITHOUT_A_FUTURE",
        "THROWS_A_COIN"
      })
  void whatIsNotTestedAsItTradesIsCaught(Cheats cheat) throws IOException {
    String text =
        cheat
            .in(folder, work)
            .argus("check", "parity", "--sample", "--from=2025-05-20")
            .exits(1)
            .out();
    assertTrue(text.contains("FAIL       288  records of the live cycle and of the lab: "), text);
    assertTrue(text.contains("in the lab it is"), text);
  }

  @ParameterizedTest
  @EnumSource(
      value = Cheats.class,
      names = {"HONEST", "TRAILS_HONESTLY"})
  void whatIsTestedAsItTradesIsNotCaught(Cheats honest) throws IOException {
    String text =
        honest
            .in(folder, work)
            .argus("check", "parity", "--sample", "--from=2025-05-20")
            .exits(0)
            .out();
    assertTrue(text.contains("PASS       288  records of the live cycle and of the lab\n"), text);
  }

  /**
   * One hour of 25 is missing, some of them those at which an order of the tick before is filled.
   */
  @Test
  void liveCycleAndLabFillBehindAHoleAlike() throws IOException {
    CandleSeries tape = Tapes.kept(SampleCandles.load().first(1500), i -> i % 25 != 3);
    CandleCsv.write(tape, folder.resolve("holes.csv"));
    Run run = Run.in(folder);
    String out = run.argus("check", "parity", "--candles=holes.csv").exits(0).out();
    assertTrue(out.contains("clean: what the lab tests is what the live cycle does"), out);
  }

  /** On candles that never move, and on too few of them, every answer is the same. */
  @ParameterizedTest
  @CsvSource({
    "lookahead --cuts=2, 0, 400",
    "lookahead --cuts=2, 1, 60",
    "lookahead --cuts=2 --strategy=sg_vol_probe_v1, 0, 400",
    "parity --strategy=sg_vol_probe_v1, 0, 400",
    "parity, 0, 400",
    "parity, 1, 60",
    "recursive --hours=20, 0, 1530"
  })
  void whereNothingIsDecidedNothingIsTested(String check, int moves, int hours) throws IOException {
    CandleSeries flat =
        Tapes.changed(
            SampleCandles.load().first(hours),
            (i, c) -> moves == 1 ? c : new Candle(c.openTime(), 100, 100, 100, 100, 1 + i % 7));
    CandleCsv.write(flat, folder.resolve("flat.csv"));
    Run run = Run.in(folder);
    String[] text = ("check " + check + " --candles=flat.csv").split(" ");
    String out = run.argus(text).exits(1).out();
    assertTrue(out.contains("no decision was made: not tested"), out);
    assertFalse(out.contains("clean"), out);
    String[] json = ("check " + check + " --candles=flat.csv --json").split(" ");
    JsonNode answer = Run.json(run.argus(json).exits(1).out());
    assertEquals(0, answer.get("strategies").get(0).get("decisions").asInt());
    assertFalse(answer.get("passed").asBoolean());
  }

  @Test
  void itIsSaidThatOnlyTheRegimeDecided() throws IOException {
    String[] check = {"check", "parity", "--candles=short.csv", "--strategy=sg_stub_strategy"};
    Run run = Run.in(folder);
    String out = run.argus(check).exits(0).out();
    String said = "decisions compared, all by the regime: the strategy made no decision\n";
    assertTrue(out.contains(said), out);
    String[] json = {check[0], check[1], check[2], check[3], "--json"};
    JsonNode one = Run.json(run.argus(json).exits(0).out()).get("strategies").get(0);
    assertEquals(0, one.get("strategy_decisions").asInt());
    assertTrue(one.get("decisions").asInt() > 0);
  }

  @Test
  void itIsSaidHowManyDecisionsWereCompared() {
    String out = Run.in(folder).argus("check", "parity", "--candles=short.csv").exits(0).out();
    assertTrue(out.matches("(?s).*\\n[1-9][0-9]* decisions compared\\n.*"), out);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 | check | name what to check: lookahead, recursive or parity",
        "2 | check lookahead --sample --cuts=0 | --cuts must be at least 1, was 0",
        "2 | check recursive --sample --hours=1 | --hours must be at least 2, was 1: one answer",
        "2 | check recursive --sample --lengths=5,0 | --lengths must all be at least 1, was 0",
        "2 | check parity --sample --strategy=nobody | known are sg_core_exposure_v1,",
        "1 | check parity --sample --from=2026-03-01 | there is no candle from",
        "1 | check lookahead --sample --to=2025-01-01T00:00 | a span of one candle has no future",
        "1 | check recursive --sample --to=2025-02-01 | too little history: a live tick sees 1500",
        "1 | check parity --candles=x.csv | x.csv"
      })
  void whatCannotBeIsSaid(int exitCode, String command, String expected) {
    Outcome outcome = Run.in(folder).argus(command.split(" ")).exits(exitCode);
    assertTrue(outcome.err().contains(expected), outcome.err());
    assertEquals("", outcome.out());
  }
}
