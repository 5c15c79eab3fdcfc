package com.iteradynamics.cli.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.adapter.local.CandleCsv;
import com.iteradynamics.argus.Run;
import com.iteradynamics.argus.Run.Outcome;
import com.iteradynamics.model.ModelFile;
import com.iteradynamics.testkit.Tapes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The model that the commands of the lab ask, and what they say of it. */
class ModelInLabTest {
  private static final String BY_MODEL = "--strategy=prime_model";
  private static final String AT_HALF = "--set=PRIME_CONF_MIN=0.5";
  private static final String TRAINED = "--set=ARGUS_MODEL_FILE=trained.json";

  /** One that does not say what it was trained on. */
  private static final String IMPORTED = "--set=ARGUS_MODEL_FILE=forest.json";

  @TempDir private Path folder;

  @BeforeEach
  void twoModelsAndATapeAreThere() throws IOException {
    try (InputStream file =
        getClass().getResourceAsStream("/model/sklearn_1.2.1_random_forest.json")) {
      Files.write(folder.resolve("forest.json"), file.readAllBytes());
    }
    CandleCsv.write(Tapes.random(11, 2_500), folder.resolve("tape.csv"));
  }

  /** Nothing was said of it, and there were no trades. */
  @ParameterizedTest
  @CsvSource({
    "backtest, --strategy=prime_model, prime_model",
    "replay, --strategy=prime_model, prime_model",
    "replay, --set=ARGUS_MODE=legacy, legacy"
  })
  void whatDoesNotTradeWithoutAModelSaysThatItHasNone(String command, String by, String who)
      throws IOException {
    String why = who + " makes no entry: p_long is absent: no model is set (ARGUS_MODEL_FILE)";
    String[] words = {command, "--candles=tape.csv", "--from=2025-04-01", "--to=2025-04-03", by};
    Outcome told = Run.in(folder).argus(words).exits(0);
    assertTrue(told.out().contains("\n" + why + "\n"), told.out());
    assertTrue(told.err().contains("argus: " + why), told.err());
    String asked = command.equals("replay") ? "--json" : "--json=-";
    JsonNode model = json(with(words, asked)).get("model");
    assertEquals(why, model.get("warning").asText());
    assertEquals("no model is set (ARGUS_MODEL_FILE)", model.get("p_long_reason").asText());
    String[] another = {command, "--candles=tape.csv", "--from=2025-04-01", "--to=2025-04-03"};
    Outcome core = Run.in(folder).argus(another).exits(0);
    assertFalse(core.out().contains("p_long"), core.out());
  }

  @Test
  void thePageAndTheTickSayItToo() throws IOException {
    Run.in(folder).argus("backtest", "--candles=tape.csv", BY_MODEL, "--report=page.html").exits(0);
    String page = Files.readString(folder.resolve("page.html"));
    assertTrue(page.contains("prime_model makes no entry: p_long is absent"), "the page");
    Outcome tick =
        Run.in(folder)
            .argus("tick", "--sample", "--set=ARGUS_STRATEGY_MODULE=prime_model")
            .exits(0);
    assertTrue(
        tick.out().contains("p_long is absent: no model is set (ARGUS_MODEL_FILE)"), tick.out());
  }

  /** On candles of 21 January to 25 March 2025. */
  private String train() throws IOException {
    return json(
            "model",
            "train",
            "--candles=tape.csv",
            "--from=2025-01-21",
            "--to=2025-03-25T23:00",
            "--trees=3",
            "--tests=1",
            "--who=me",
            "--out=trained.json",
            "--json=-")
        .get("model")
        .asText();
  }

  @Test
  void aModelsStrategyTradesInABacktestWhichNamesTheModel() throws IOException {
    String id = train();
    String[] words = {
      "backtest", "--candles=tape.csv", "--from=2025-03-28", BY_MODEL, AT_HALF, TRAINED
    };
    Outcome told = argus(words).exits(0);
    assertTrue(
        told.out().contains("model " + id + ", trained on candles from 2025-01-2"), told.out());
    assertFalse(told.out().contains("IN-SAMPLE"), told.out());
    JsonNode answer = json(with(words, "--json=-"));
    assertTrue(answer.at("/branches/ENTER_LONG").asInt() > 0, answer.get("branches").toString());
    assertEquals(id, answer.at("/model/id").asText());
    assertEquals("out-of-sample", answer.at("/model/sample").asText());
    JsonNode without = json("backtest", "--candles=tape.csv", BY_MODEL, "--json=-");
    assertEquals("no model is set (ARGUS_MODEL_FILE)", without.at("/model/p_long_reason").asText());
    assertEquals(0, without.at("/branches/ENTER_LONG").asInt());
  }

  @ParameterizedTest
  @CsvSource({
    "--from=2025-03-20, in-sample,     IN-SAMPLE: ",
    "--from=2025-03-25, in-sample,     IN-SAMPLE: ",
    "--to=2025-01-18,   trained-later, TRAINED LATER: "
  })
  void aModelThatHasSeenTheHoursIsToldLoudly(String span, String sample, String warning)
      throws IOException {
    train();
    String[] words = {"backtest", "--candles=tape.csv", span, BY_MODEL, TRAINED};
    Outcome told = argus(with(words, "--report=page.html")).exits(0);
    assertTrue(told.out().contains("\n" + warning), told.out());
    assertTrue(told.err().contains("argus: " + warning), told.err());
    assertTrue(Files.readString(folder.resolve("page.html")).contains(warning.strip()));
    JsonNode answer = json(with(words, "--json=-"));
    assertEquals(sample, answer.at("/model/sample").asText());
    assertTrue(answer.at("/model/warning").asText().startsWith(warning.strip()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "backtest --json=-",
        "montecarlo --runs=10 --block=24 --json=-",
        "walkforward --train-days=20 --test-days=10 --param=PRIME_HORIZON=10,20 --json=-",
        "replay --json"
      })
  void aModelThatDoesNotSayWhatItHasSeenMayHave(String command) throws IOException {
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    words.addAll(List.of("--candles=tape.csv", AT_HALF, BY_MODEL, IMPORTED));
    Outcome told = argus(words.toArray(String[]::new)).exits(0);
    assertTrue(told.err().contains("argus: MAYBE IN-SAMPLE: "), told.err());
    if (!command.startsWith("replay")) {
      assertEquals("unknown", Run.json(told.out()).at("/model/sample").asText());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nowhere.json | the model cannot be read: ",
        "broken.json  | the model file is refused: byte ",
        "promoted     | no model is promoted in ",
        "0123456789ab | the model 0123456789ab is not in "
      })
  void whatCannotBeHadIsAbsentWithItsReasonAndTheLabGoesOn(String named, String why)
      throws IOException {
    Files.writeString(folder.resolve("broken.json"), "{\"format\":");
    String[] words = {
      "backtest", "--candles=tape.csv", BY_MODEL, "--set=ARGUS_MODEL_FILE=" + named
    };
    Outcome told = argus(words).exits(0);
    assertTrue(told.err().contains("argus: p_long is absent: " + why), told.err());
    assertTrue(told.out().contains("\nmodel none, p_long is absent: " + why), told.out());
    JsonNode answer = json(with(words, "--json=-"));
    assertTrue(answer.at("/model/p_long_reason").asText().startsWith(why), answer.toString());
  }

  @Test
  void aSearchKeepsTheModelInItsManifestAndGoesOnWithNoOther() throws IOException {
    String id = train();
    String[] words = {
      "sweep",
      "--candles=tape.csv",
      "--from=2025-03-28",
      BY_MODEL,
      "--param=PRIME_CONF_MIN=0.4,0.5,0.9",
      "--out=results"
    };
    argus(with(words, TRAINED)).exits(0);
    JsonNode manifest = Run.json(Files.readString(folder.resolve("results/manifest.json")));
    assertEquals(id, manifest.at("/model/id").asText(), manifest.toString());
    argus(with(words, IMPORTED)).exits(1);
    List<String> rows = Files.readAllLines(folder.resolve("results/trials.csv"));
    assertEquals(4, rows.size());
    assertFalse(rows.get(1).substring(8).equals(rows.get(3).substring(8)), rows.toString());
  }

  @Test
  void allTrialsAskOneModel() {
    String told =
        argus(
                "sweep",
                "--candles=tape.csv",
                "--param=ARGUS_MODEL_FILE=forest.json,other.json",
                "--out=results")
            .exits(2)
            .err();
    assertTrue(told.contains("all trials ask one model"), told);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lookahead --cuts=1", "parity", "recursive --hours=20"})
  void aModelPassesTheChecks(String check) throws IOException {
    List<String> words = new ArrayList<>(List.of("check"));
    words.addAll(List.of(check.split(" ")));
    words.addAll(
        List.of("--candles=tape.csv", "--from=2025-04-08", BY_MODEL, AT_HALF, IMPORTED, "--json"));
    JsonNode answer = json(words.toArray(String[]::new));
    assertTrue(answer.get("passed").asBoolean());
    assertEquals(12, answer.at("/strategies/0/model/id").asText().length());
  }

  @Test
  void aTraceHasTheProbabilityThatATickHas() throws IOException {
    argus("trace", "--sample", "--from=2025-05-30", "--out=trace.csv", IMPORTED).exits(0);
    List<String> rows = Files.readAllLines(folder.resolve("trace.csv"));
    assertTrue(rows.getFirst().endsWith(",reason,p_long"));
    JsonNode record = json("tick", "--sample", "--json", IMPORTED);
    String last = rows.getLast();
    assertEquals(
        record.get("p_long").asDouble(),
        Double.parseDouble(last.substring(last.lastIndexOf(',') + 1)));
  }

  @Test
  void thePromotedModelIsNamedInTheCommandThatMakesAPageAgain() throws IOException {
    Run run = Run.in(folder);
    run.argus("model", "import", "forest.json", "--who=me").exits(0);
    String id = ModelFile.id(Files.readAllBytes(folder.resolve("forest.json")));
    run.argus("model", "promote", id, "--force", "--reason=a test", "--who=me").exits(0);
    String promoted = "--set=ARGUS_MODEL_FILE=promoted";
    argus("backtest", "--candles=tape.csv", promoted, "--report=page.html").exits(0);
    String page = Files.readString(folder.resolve("page.html"));
    assertTrue(page.contains("--set ARGUS_MODEL_FILE=" + id), page);
  }

  private static String[] with(String[] words, String another) {
    List<String> all = new ArrayList<>(List.of(words));
    all.add(another);
    return all.toArray(String[]::new);
  }

  private Outcome argus(String... words) {
    return Run.in(folder).argus(words);
  }

  private JsonNode json(String... words) throws IOException {
    return Run.json(argus(words).exits(0).out());
  }
}
