package com.iteradynamics.cli.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.argus.Run;
import com.iteradynamics.argus.Run.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Research without governors, and how long governors hold a strategy back. */
class NoGovernorsCommandTest {
  /** So that losses end nothing and only the gate in question holds back. */
  private static final String DEEP =
      " --set PRIME_DD_SOFT=1 --set PRIME_DD_HARD=1 --set PRIME_DD_KILL=1";

  @TempDir private Path folder;

  private Outcome run(String line) {
    return Run.in(folder).argus(line.split(" "));
  }

  private JsonNode backtest(String options) throws IOException {
    return Run.json(run("backtest --sample --json -" + options).exits(0).out());
  }

  @ParameterizedTest
  @CsvSource({
    "REENTRY_COOLDOWN_BLOCK, --set PRIME_REENTRY_COOLDOWN_H=72",
    "MIN_HOLD_BLOCK, --set PRIME_EXIT_MIN_HOLD_H=40",
    "CAP_REACHED, --set PRIME_CAP_ORDERS_DAY=1",
    "BLOCKED_EXPO, --set PRIME_MAX_EXPOSURE=0",
    "TARGET_TOO_SMALL, --cash 6",
    "STOPS_REACHED, --set PRIME_STOP_LOSS=0.002 --set PRIME_STOPS_A_DAY=1"
  })
  void anHourInWhichAGateRefusesIsCounted(String gate, String options) throws IOException {
    JsonNode answer = backtest(DEEP + " " + options);
    int refused = answer.at("/governors/refused/" + gate).asInt();
    assertTrue(refused > 0, answer.get("governors").toString());
    assertEquals(answer.at("/branches/" + gate).asInt(), refused);
    assertTrue(
        sentence(answer).contains(gate + " " + String.format(Locale.ROOT, "%,d h", refused)));
  }

  private static String sentence(JsonNode answer) {
    for (JsonNode note : answer.get("notes")) {
      if (note.asText().startsWith("Governors ")) {
        return note.asText();
      }
    }
    throw new AssertionError("no sentence about governors: " + answer.get("notes"));
  }

  /** The hard level holds to the end here, and the trace says in which hours it mattered. */
  @Test
  void aDrawdownHoldsBackOnlyWhereTheStrategyWantedIn() throws IOException {
    JsonNode answer = backtest("");
    int blocked = answer.at("/blocked/hours").asInt();
    assertTrue(answer.at("/blocked/at_end").asBoolean());
    List<String> rows = run("trace --sample --out -").exits(0).outLines();
    // Nothing is decided at the last candle.
    long wanted =
        rows.subList(rows.size() - 1 - blocked, rows.size() - 1).stream()
            .filter(row -> row.split(",", -1)[11].equals("ENTER_LONG"))
            .count();
    assertTrue(wanted > 0 && wanted < blocked, wanted + " of " + blocked);
    assertEquals(wanted, answer.at("/governors/refused/HARD_DD_BLOCK").asLong());
    assertEquals(
        answer.at("/governors/hours").asInt(),
        wanted + answer.at("/governors/smaller_hours").asInt());
  }

  @Test
  void theKillSwitchHoldsBackFromItsSaleOn() throws IOException {
    JsonNode answer =
        backtest(
            " --set PRIME_DD_SOFT=0.01 --set PRIME_DD_HARD=0.02 --set PRIME_DD_KILL=0.02"
                + " --set PRIME_DD_SOFT_MULT=1");
    assertEquals(1, answer.at("/branches/KILL_DD").asInt());
    assertTrue(answer.at("/governors/refused/KILLED_STATE_ACTIVE").asInt() > 100);
    assertTrue(
        answer.at("/governors/refused/KILLED_STATE_ACTIVE").asInt()
            < answer.at("/branches/KILLED_STATE_ACTIVE").asInt());
  }

  @ParameterizedTest
  @CsvSource({
    "PRIME_MAX_EXPOSURE, --set PRIME_MAX_EXPOSURE=0.01",
    "PRIME_CAP_ORDER_USD, --set PRIME_MAX_EXPOSURE=1 --set PRIME_CAP_ORDER_USD=6",
    "PRIME_CAP_POSITION_USD, --set PRIME_MAX_EXPOSURE=1 --set PRIME_CAP_POSITION_USD=6"
  })
  void aSmallerPositionCountsAsLongAsItIsHeld(String limit, String options) throws IOException {
    JsonNode answer = backtest(DEEP + " --cash 5000 " + options);
    int held =
        answer.at("/branches/ENTER_LONG").asInt() + answer.at("/branches/HOLD_IN_POSITION").asInt();
    assertTrue(held > 100);
    assertEquals(held, answer.at("/governors/smaller_hours").asInt());
    assertEquals(held, answer.at("/governors/smaller/" + limit).asInt());
    assertEquals(1, answer.at("/governors/smaller").size());
    assertEquals(0, answer.at("/governors/refused").size());
  }

  @Test
  void theSoftBandMakesPositionsSmaller() throws IOException {
    JsonNode answer =
        backtest(
            " --set PRIME_MAX_EXPOSURE=1 --set PRIME_DD_SOFT=0.0001 --set PRIME_DD_HARD=1 --set"
                + " PRIME_DD_KILL=1");
    assertTrue(answer.at("/governors/smaller/PRIME_DD_SOFT").asInt() > 100);
    assertEquals(1, answer.at("/governors/smaller").size());
  }

  /** Wide limits do the same, one by one. */
  @Test
  void withoutGovernorsAllLimitsAreWide() throws IOException {
    JsonNode free = backtest(" --no-governors");
    JsonNode wide = backtest(DEEP + " --set PRIME_MAX_EXPOSURE=1 --set PRIME_CAP_DAILY_LOSS=1");
    assertEquals(wide.get("metrics"), free.get("metrics"));
    assertEquals(wide.get("curve"), free.get("curve"));
    assertEquals(wide.get("branches"), free.get("branches"));
    assertNotEquals(backtest("").get("metrics"), free.get("metrics"));
    assertEquals("sg_no_governors", free.get("execution").asText());
    assertEquals("sg", wide.get("execution").asText());
    assertEquals("Governors held nothing back.", sentence(free));
    assertEquals(0, free.at("/governors/hours").asInt());
  }

  @Test
  void noLimitHasAnEffectWithoutGovernors() throws IOException {
    String narrow =
        " --set PRIME_MAX_EXPOSURE=0.01 --set PRIME_DD_SOFT=0.001 --set PRIME_DD_HARD=0.001 --set"
            + " PRIME_DD_KILL=0.001 --set PRIME_REENTRY_COOLDOWN_H=99 --set"
            + " PRIME_EXIT_MIN_HOLD_H=99 --set PRIME_CAP_ORDER_USD=6 --set PRIME_CAP_ORDERS_DAY=0"
            + " --set PRIME_CAP_PRODUCTS=ETH-USD";
    JsonNode free = backtest(" --no-governors");
    JsonNode narrowed = backtest(" --no-governors" + narrow);
    assertEquals(free.get("curve"), narrowed.get("curve"));
    assertEquals(free.get("branches"), narrowed.get("branches"));
  }

  @Test
  void exitsAndTheSmallestOrderStayWithoutGovernors() throws IOException {
    JsonNode stopped = backtest(" --no-governors --set PRIME_STOP_LOSS=0.005");
    assertTrue(stopped.at("/branches/EXIT_STOP").asInt() > 3);
    assertFalse(stopped.at("/branches").has("STOPS_REACHED"));
    assertTrue(backtest(" --no-governors").at("/branches/EXIT_HORIZON").asInt() > 3);
    JsonNode poor = backtest(" --no-governors --cash 3");
    assertEquals(0, poor.at("/metrics/trades").asInt());
    assertTrue(poor.at("/governors/refused/TARGET_TOO_SMALL").asInt() > 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "backtest --sample --from 2025-05",
        "walkforward --sample --param PRIME_HORIZON=12,24 --train-days 30 --test-days 15",
        "montecarlo --sample --runs 50 --costs pro"
      })
  void everyResultSaysIt(String command) throws IOException {
    for (boolean free : new boolean[] {false, true}) {
      String line = command + (free ? " --no-governors" : "");
      Outcome text = run(line + " --report page.html").exits(0);
      String said = free ? "Governors held nothing back." : "Governors held the strategy back in ";
      assertTrue(text.out().contains(said), text.out());
      assertEquals(free, text.out().contains(", without governors"), text.out());
      String page = Files.readString(folder.resolve("page.html"));
      assertTrue(page.contains(said), page);
      JsonNode answer = Run.json(run(line + " --json -").exits(0).out());
      assertEquals(free ? "sg_no_governors" : "sg", answer.get("execution").asText());
      JsonNode of = answer.has("folds") ? answer.get("folds").get(0) : answer;
      assertEquals(free, of.at("/governors/hours").asInt() == 0, of.get("governors").toString());
    }
  }

  @Test
  void aSweepSaysItAndIsAnotherSearch() throws IOException {
    String line = "sweep --sample --param PRIME_HORIZON=12,24 --out ";
    Outcome free = run(line + "free --no-governors").exits(0);
    assertTrue(free.out().contains("best trial: Governors held nothing back."), free.out());
    JsonNode manifest = Run.json(Files.readString(folder.resolve("free/manifest.json")));
    assertEquals("sg_no_governors", manifest.get("execution").asText());
    assertTrue(manifest.toString().contains("\"governors\":{\"hours\":0"), manifest.toString());
    run(line + "free").exits(1);
    Outcome usual = run(line + "usual").exits(0);
    assertTrue(usual.out().contains("Governors held the strategy back in "), usual.out());
  }

  @Test
  void aFeedIsComparedWithoutThemToo() throws IOException {
    Files.writeString(
        folder.resolve("feed.jsonl"),
        "{\"timestamp\":\"2025-05-21T00:00:00Z\",\"probability\":0.9}\n");
    String line = "feed compare --sample --set ARGUS_FEED_URI=feed.jsonl";
    JsonNode usual = Run.json(run(line + " --json").exits(0).out());
    assertTrue(usual.at("/governors/sg_core_exposure_v1/hours").asInt() > 0);
    assertTrue(usual.at("/blocked/sg_core_exposure_v1/hours").asInt() > 0);
    Outcome free = run(line + " --no-governors").exits(0);
    assertTrue(free.out().contains("sg_core_exposure_v1: Governors held nothing"), free.out());
  }

  @Test
  void thePageHasTheCommandThatMakesItAgain() throws IOException {
    run("backtest --sample --no-governors --report page.html").exits(0);
    String page = Files.readString(folder.resolve("page.html"));
    assertTrue(page.contains("--engine governed --no-governors --fill next-open"), "the command");
    assertTrue(page.contains("run hour by hour without governors"), "the sentence");
  }

  @Test
  void theReferenceEngineHasNone() throws IOException {
    JsonNode reference = backtest(" --engine reference");
    assertFalse(reference.has("governors"));
    assertFalse(reference.get("notes").toString().contains("Governors"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "backtest --sample --no-governors --engine reference"
            + " | --no-governors: the reference engine has no governors: leave it out",
        "backtest --sample --no-governors --rearm-after 7"
            + " | --rearm-after: --no-governors leaves no block to end",
        "sweep --sample --no-governors --param PRIME_MAX_EXPOSURE=0.1,0.5 --out o"
            + " | --param: PRIME_MAX_EXPOSURE has no effect here: --no-governors ends it",
        "walkforward --sample --no-governors --param PRIME_CAP_ORDER_USD=10,20"
            + " | --param: PRIME_CAP_ORDER_USD has no effect here: --no-governors ends it",
        "tick --sample --no-governors | there is no option --no-governors",
        "watch --no-governors | there is no option --no-governors",
        "replay --sample --no-governors | there is no option --no-governors",
        "check parity --sample --no-governors | there is no option --no-governors",
        "tick --sample --set ARGUS_NO_GOVERNORS=1"
            + " | ARGUS_NO_GOVERNORS (option) is not a parameter of Argus"
      })
  void whereItCannotBeItIsRefused(String command, String said) {
    Outcome refused = run(command).exits(2);
    assertTrue(refused.err().contains(said), refused.err());
  }
}
