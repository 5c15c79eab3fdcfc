package com.iteradynamics.cli.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.argus.Run;
import com.iteradynamics.argus.Run.Outcome;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.testkit.ForecastStore;
import com.iteradynamics.testkit.Tapes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A challenger beside the active model, in the lineage, in recorded hours and on candles. */
class ModelCompareTest {
  private static final CandleSeries CANDLES = Tapes.random(11, 30 * 168);
  @TempDir private Path folder;
  private String active;
  private String rival;

  @BeforeEach
  void anActiveModelAndAnother() throws IOException {
    active = imported("random_forest");
    rival = imported("decision_tree");
    argus("model", "promote", active, "--force", "--reason=a test").exits(0);
  }

  private String imported(String kind) throws IOException {
    String name = "sklearn_1.2.1_" + kind + ".json";
    try (InputStream model = getClass().getResourceAsStream("/model/" + name)) {
      Files.write(folder.resolve(name), model.readAllBytes());
    }
    String said = argus("model", "import", name).exits(0).outLines().getFirst();
    return said.substring("imported ".length()).substring(0, 12);
  }

  private Outcome argus(String... words) {
    return Run.in(folder).with("USER", "ada").argus(words);
  }

  private boolean rose(int i) {
    return i + 24 < CANDLES.size() && CANDLES.close(i + 24) > CANDLES.close(i);
  }

  /** The active model always says a half; the challenger leans the right way by {@code edge}. */
  private void recorded(int hours, double edge) throws IOException {
    ForecastStore.make(
        folder,
        CANDLES,
        i ->
            i >= hours
                ? null
                : Map.of(
                    "p_long",
                    0.5,
                    "model_id",
                    active,
                    "challenger_p_long",
                    0.5 + (rose(i) ? edge : -edge),
                    "challenger_id",
                    rival));
  }

  @Test
  void oneModelChallengesUntilItIsEndedOrActive() throws IOException {
    assertTrue(argus("model", "challenge").exits(2).err().contains("name a model by its id"));
    argus("model", "challenge", rival, "--none").exits(2);
    Outcome none = argus("model", "challenge", "--none").exits(1);
    assertTrue(none.err().contains("there is no challenger: nothing to end"), none.err());
    Outcome itself = argus("model", "challenge", active).exits(1);
    assertTrue(itself.err().contains(active + " is the active model"), itself.err());
    assertEquals(
        "challenger " + rival + "; active: " + active,
        argus("model", "challenge", rival.substring(0, 6), "--reason=new")
            .exits(0)
            .outLines()
            .getFirst());
    Outcome again = argus("model", "challenge", rival).exits(1);
    assertTrue(again.err().contains("is the challenger already"), again.err());
    JsonNode shown = Run.json(argus("model", "show", "--json").exits(0).out());
    assertEquals(rival, shown.get("challenger").asText());
    JsonNode entry = shown.get("lineage").get(3);
    assertEquals("challenged", entry.get("action").asText());
    assertEquals(active, entry.get("parent").asText());
    assertEquals("new", entry.get("why").asText());
    assertEquals("ada", entry.get("who").asText());
    assertEquals(
        rival + " is scored no longer",
        argus("model", "challenge", "--none").exits(0).outLines().getFirst());
    argus("model", "challenge", rival).exits(0);
    argus("model", "promote", rival, "--force", "--reason=a test").exits(0);
    assertTrue(Run.json(argus("model", "show", "--json").out()).get("challenger").isNull());
  }

  @Test
  void aDamagedLineageOrModelChallengesNothing() throws IOException {
    Path models = folder.resolve("data/models");
    Files.writeString(models.resolve(rival + ".json"), "{");
    Outcome refused = argus("model", "challenge", rival).exits(1);
    assertTrue(refused.err().contains(rival + ".json is refused: "), refused.err());
    Files.writeString(models.resolve("lineage.jsonl"), "{\n");
    Outcome damaged = argus("model", "challenge", rival).exits(1);
    assertTrue(damaged.err().contains("lineage.jsonl is damaged"), damaged.err());
  }

  @Test
  void theBetterOneIsFoundInTheHoursThatBothHave() throws IOException {
    argus("model", "challenge", rival).exits(0);
    recorded(CANDLES.size(), 0.1);
    JsonNode found = Run.json(argus("model", "compare", "--json", "-").exits(0).out());
    // Of the last 24 hours the outcome is not known.
    assertEquals(CANDLES.size() - 24, found.get("hours").asInt());
    assertEquals(-Math.log(0.5), found.at("/active_scores/log_loss").asDouble(), 1e-12);
    assertEquals(-Math.log(0.6), found.at("/challenger_scores/log_loss").asDouble(), 1e-12);
    double skill = 1 - Math.log(0.6) / Math.log(0.5);
    assertEquals(skill, found.get("log_loss_skill").asDouble(), 1e-12);
    assertEquals(skill, found.get("log_loss_skill_lower").asDouble(), 1e-12);
    assertEquals(skill, found.get("log_loss_skill_upper").asDouble(), 1e-12);
    assertEquals("the challenger is better (95 %, one-sided)", found.get("verdict").asText());
    Outcome words = argus("model", "compare").exits(0);
    assertTrue(words.out().contains("nine in ten draws of whole weeks are in +26."), words.out());
    String refused = argus("model", "promote", rival).exits(1).err();
    assertTrue(refused.contains("paper book, beside " + active + " on 5016"), refused);
    assertTrue(refused.contains(rival + " is not promoted: "), refused);
    Outcome promoted = argus("model", "promote", rival, "--force", "--reason=x").exits(0);
    assertTrue(
        promoted.err().contains("paper book, beside " + active + " on 5016 recorded hours"),
        promoted.err());
  }

  @Test
  void theWorseOneIsFoundToo() throws IOException {
    recorded(CANDLES.size(), -0.1);
    JsonNode found = Run.json(argus("model", "compare", rival, "--json", "-").exits(0).out());
    assertEquals("the challenger is worse (95 %, one-sided)", found.get("verdict").asText());
    assertTrue(found.get("log_loss_skill_upper").asDouble() < 0, found.toString());
  }

  @Test
  void equalOnesShowNoDifference() throws IOException {
    recorded(CANDLES.size(), 0);
    JsonNode found = Run.json(argus("model", "compare", rival, "--json", "-").exits(0).out());
    assertEquals("no difference is shown", found.get("verdict").asText());
    assertEquals(0.0, found.get("log_loss_skill").asDouble());
  }

  @Test
  void tooFewHoursAreSaidAndHaveNoBounds() throws IOException {
    argus("model", "challenge", rival).exits(0);
    Outcome nothing = argus("model", "compare").exits(1);
    assertTrue(nothing.err().contains("no record of the paper book has"), nothing.err());
    recorded(500, 0.1);
    Outcome few = argus("model", "compare").exits(0);
    assertTrue(few.out().contains("no bounds: the hours are of 4 weeks"), few.out());
    assertTrue(few.out().contains("too few hours to say which one is better"), few.out());
    JsonNode found = Run.json(argus("model", "compare", "--json", "-").exits(0).out());
    assertTrue(found.get("log_loss_skill_lower").isNull());
    Outcome swapped = argus("model", "compare", active, "--against", rival).exits(1);
    assertTrue(swapped.err().contains("no record of the paper book has"), swapped.err());
    argus("model", "compare", rival, "--against", rival).exits(2);
    Outcome promoted = argus("model", "promote", rival, "--force", "--reason=x").exits(0);
    assertTrue(promoted.err().contains("no bounds: the hours are of 4 weeks"), promoted.err());
  }

  @Test
  void candlesThatNeitherHasSeenCompareThemToo() throws IOException {
    Outcome unknown = argus("model", "compare", rival, "--sample").exits(1);
    assertTrue(unknown.err().contains("the training span of"), unknown.err());
    ForecastStore.make(folder, CANDLES, i -> i > 0 ? null : Map.of());
    String early = trained("2025-03-15T00:00", "1");
    String later = trained("2025-04-15T00:00", "2");
    argus("model", "promote", early, "--force", "--reason=x").exits(0);
    String[] compare = {"model", "compare", later, "--candles", "candles.csv.gz", "--json", "-"};
    JsonNode found = Run.json(argus(compare).exits(0).out());
    // The later one learned to 14 April 00:00; more than 48 hours after that nothing was seen.
    assertEquals("2025-04-16T01:00:00Z", found.get("from").asText());
    JsonNode alone =
        Run.json(
            argus("model", "evaluate", later, "--candles", "candles.csv.gz", "--json", "-").out());
    assertEquals(
        alone.at("/metrics/log_loss"), found.at("/challenger_scores/log_loss"), alone.toString());
    assertEquals(alone.at("/metrics/rows").asInt(), found.get("hours").asInt());
  }

  private String trained(String to, String seed) throws IOException {
    String[] words = {
      "model",
      "train",
      "--candles",
      "candles.csv.gz",
      "--to",
      to,
      "--trees",
      "2",
      "--depth",
      "2",
      "--tests",
      "2",
      "--seed",
      seed,
      "--json",
      "-"
    };
    return Run.json(argus(words).exits(0).out()).get("model").asText();
  }
}
