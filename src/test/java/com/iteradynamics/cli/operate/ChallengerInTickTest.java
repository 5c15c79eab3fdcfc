package com.iteradynamics.cli.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.iteradynamics.adapter.local.FolderModels;
import com.iteradynamics.adapter.local.FolderStore;
import com.iteradynamics.adapter.local.SampleCandles;
import com.iteradynamics.argus.Run;
import com.iteradynamics.argus.Run.Outcome;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.governance.DecisionReplay;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.service.DailyRecords;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The challenger in a tick: recorded, never decisive, and never in the way. */
class ChallengerInTickTest {
  private static final String AT = "2025-05-20T11:00";
  @TempDir private Path folder;
  private String active;
  private String rival;

  @BeforeEach
  void anActiveModelAndAnother() throws IOException {
    active = imported("decision_tree");
    rival = imported("random_forest");
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

  /** A tick that keeps nothing. */
  private ObjectNode tick(String model) throws IOException {
    return (ObjectNode)
        Run.json(
            argus("tick", "--sample", "--at", AT, "--json", "--set=ARGUS_MODEL_FILE=" + model)
                .exits(0)
                .out());
  }

  private static List<String> challenger(JsonNode record) {
    return record
        .propertyStream()
        .map(Map.Entry::getKey)
        .filter(name -> name.startsWith("challenger"))
        .toList();
  }

  @Test
  void itsForecastIsRecordedAndChangesNothingElse() throws IOException {
    ObjectNode before = tick("promoted");
    assertEquals(List.of(), challenger(before), "without a challenger no field is there");
    double alone = tick(rival).get("p_long").asDouble();
    argus("model", "challenge", rival).exits(0);
    ObjectNode record = tick("promoted");
    assertEquals(rival, record.get("challenger_id").asText());
    assertEquals(alone, record.get("challenger_p_long").asDouble(), "as if it were active");
    assertEquals(List.of("challenger_p_long", "challenger_id"), challenger(record));
    record.remove(challenger(record));
    assertEquals(before, record);
    argus("model", "challenge", "--none").exits(0);
    assertEquals(before.toString(), tick("promoted").toString(), "to the byte");
  }

  @Test
  void theStrategyOfTheModelIsNeverGivenIt() throws IOException {
    ObjectNode plain = tickOfPrimeModel();
    argus("model", "challenge", rival).exits(0);
    ObjectNode record = tickOfPrimeModel();
    record.remove(challenger(record));
    assertEquals(plain, record);
  }

  private ObjectNode tickOfPrimeModel() throws IOException {
    return (ObjectNode)
        Run.json(
            argus(
                    "tick",
                    "--sample",
                    "--at",
                    AT,
                    "--json",
                    "--set=ARGUS_MODEL_FILE=promoted",
                    "--set=ARGUS_STRATEGY_MODULE=prime_model")
                .exits(0)
                .out());
  }

  @Test
  void itIsScoredAlsoWhileNoModelIsActive() throws IOException {
    argus("model", "challenge", rival).exits(0);
    argus("model", "off", active, "--reason=drift").exits(0);
    ObjectNode off = tick("promoted");
    assertTrue(off.get("p_long_reason").asText().startsWith("switched off by ada"), off.toString());
    assertTrue(off.has("challenger_p_long"), off.toString());
    argus("model", "rollback").exits(0);
    assertTrue(tick("promoted").has("challenger_p_long"));
  }

  @Test
  void aFileOrNoModelHasNoChallenger() throws IOException {
    argus("model", "challenge", rival).exits(0);
    assertEquals(List.of(), challenger(tick("sklearn_1.2.1_decision_tree.json")));
    JsonNode none = Run.json(argus("tick", "--sample", "--at", AT, "--json").exits(0).out());
    assertEquals(List.of(), challenger(none));
  }

  @Test
  void whatCannotBeScoredSaysWhyAndChangesNothingElse() throws IOException {
    ObjectNode before = tick("promoted");
    argus("model", "challenge", rival).exits(0);
    Path file = folder.resolve("data/models/" + rival + ".json");
    byte[] good = Files.readAllBytes(file);
    Files.delete(file);
    told(before, "the model " + rival + " is not in ");
    Files.writeString(file, "{\"format\":");
    told(before, "the file of model " + rival + " holds another one");
    Files.write(file, Files.readAllBytes(folder.resolve("data/models/" + active + ".json")));
    told(before, "the file of model " + rival + " holds another one");
    Files.delete(file);
    Files.createDirectory(file);
    told(before, "the model cannot be read: ");
    Files.delete(file);
    Files.write(file, good);
    argus("model", "off", rival, "--reason=looked odd").exits(0);
    told(before, "switched off by ada on ");
    ObjectNode same = tick(rival);
    assertEquals("it is the model that gives p_long", reason(same));
    // A lineage that cannot be read does not say whether there is a challenger.
    Files.writeString(folder.resolve("data/models/lineage.jsonl"), "{\n");
    assertEquals(List.of(), challenger(tick("promoted")));
  }

  private static String reason(JsonNode record) {
    return record.get("challenger_reason").asText();
  }

  private void told(ObjectNode before, String why) throws IOException {
    ObjectNode record = tick("promoted");
    assertTrue(reason(record).startsWith(why), record.toString());
    assertEquals(rival, record.get("challenger_id").asText());
    assertFalse(record.has("challenger_p_long"), record.toString());
    record.remove(challenger(record));
    assertEquals(before, record);
  }

  @Test
  void aRecordIsVerifiedWithItsChallenger() throws IOException {
    argus("model", "challenge", rival).exits(0);
    argus("tick", "--sample", "--store=data", "--at", AT, "--set=ARGUS_MODEL_FILE=promoted")
        .exits(0);
    argus("model", "off", rival, "--reason=x").exits(0);
    argus("model", "challenge", "--none").exits(0);
    String[] verify = {"verify-record", "--at", AT, "--sample"};
    Outcome same = argus(verify).exits(0);
    assertTrue(same.out().contains("SAME       challenger         2 fields"), same.out());
    Outcome story = argus("explain", "--at", AT).exits(0);
    assertTrue(story.out().contains("The challenger " + rival + " gave "), story.out());
    assertEquals(new DecisionReplay(1, 0, List.of()), again(record()));
    Map<String, Object> changed = new LinkedHashMap<>(record().fields());
    changed.put("challenger_p_long", 0.25);
    DecisionReplay found = again(CortexRecord.of(changed));
    assertTrue(
        found.differences().toString().contains("challenger: challenger_p_long is 0.25, now 0."),
        found::toString);
    Files.delete(folder.resolve("data/models/" + rival + ".json"));
    Outcome gone = argus(verify).exits(1);
    assertTrue(gone.out().contains("the model " + rival + " is not at hand"), gone.out());
    assertTrue(gone.out().contains("challenger_p_long is taken from the record"), gone.out());
  }

  private CortexRecord record() {
    try (FolderStore store = FolderStore.open(folder.resolve("data"))) {
      return store.records(BookKey.paper("BTC-USD"), 1, Optional.empty()).getFirst();
    }
  }

  private DecisionReplay again(CortexRecord record) {
    return DailyRecords.ofFunction(new FolderModels(folder.resolve("data")))
        .again(List.of(record), SampleCandles.load())
        .orElseThrow();
  }
}
