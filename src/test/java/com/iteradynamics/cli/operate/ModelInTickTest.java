package com.iteradynamics.cli.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.argus.Run;
import com.iteradynamics.model.ModelFile;
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

/** The model that a tick is given, from a file and from the shelf of its store. */
class ModelInTickTest {
  @TempDir private Path folder;

  private String id;

  @BeforeEach
  void putAModelThere() throws IOException {
    try (InputStream file =
        getClass().getResourceAsStream("/model/sklearn_1.2.1_random_forest.json")) {
      byte[] bytes = file.readAllBytes();
      Files.write(folder.resolve("forest.json"), bytes);
      id = ModelFile.id(bytes);
    }
  }

  @Test
  void aRecordTellsThatThereIsNone() throws IOException {
    JsonNode record = record();
    assertEquals("no model is set (ARGUS_MODEL_FILE)", record.get("p_long_reason").asText());
    assertTrue(record.path("p_long").isMissingNode());
  }

  @Test
  void aRecordTellsTheProbabilityAndWhatMadeIt() throws IOException {
    JsonNode record = record("ARGUS_MODEL_FILE=forest.json");
    assertEquals(id, record.get("model_id").asText());
    double sum = record.get("p_long_bias").asDouble();
    assertEquals(3, record.get("p_long_contributions").size());
    for (JsonNode part : record.get("p_long_contributions")) {
      sum += part.get("contribution").asDouble();
    }
    assertEquals(record.get("p_long").asDouble(), sum, 1e-12);
    assertTrue(record.path("p_long_reason").isMissingNode());
  }

  @Test
  void theModelStrategyEntersAtConfMinAndNotBelow() throws IOException {
    double pLong = record("ARGUS_MODEL_FILE=forest.json").get("p_long").asDouble();
    String strategy = "ARGUS_STRATEGY_MODULE=prime_model";
    String model = "ARGUS_MODEL_FILE=forest.json";
    JsonNode enters = record(model, strategy, "PRIME_CONF_MIN=" + pLong);
    assertEquals("ENTER_LONG", enters.get("execution_branch").asText());
    JsonNode stays = record(model, strategy, "PRIME_CONF_MIN=" + Math.nextUp(pLong));
    assertEquals("FLAT_NO_ENTRY", stays.get("execution_branch").asText());
    assertEquals("p_long_below_conf_min", stays.get("intent_reason").asText());
    JsonNode without = record(strategy);
    assertEquals("p_long_absent", without.get("intent_reason").asText());
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
  void whatCannotBeHadIsAbsentWithItsReasonAndTheTickGoesOn(String named, String why)
      throws IOException {
    Files.writeString(folder.resolve("broken.json"), "{\"format\":");
    JsonNode record = record("ARGUS_MODEL_FILE=" + named);
    assertTrue(record.get("p_long_reason").asText().startsWith(why), record.toString());
    assertEquals("ENTER_LONG", record.get("execution_branch").asText());
  }

  @Test
  void thePromotedOneHasTheSayUntilItIsRolledBack() throws IOException {
    Run run = Run.in(folder);
    run.argus("model", "import", "forest.json", "--who=me").exits(0);
    run.argus("model", "promote", id, "--force", "--reason=a test", "--who=me").exits(0);
    assertEquals(id, record("ARGUS_MODEL_FILE=promoted").get("model_id").asText());
    run.argus("model", "rollback", "--reason=enough", "--who=me").exits(0);
    assertTrue(record("ARGUS_MODEL_FILE=promoted").has("p_long_reason"));
    assertEquals(id, record("ARGUS_MODEL_FILE=" + id).get("model_id").asText());
  }

  @Test
  void aModelThatIsSwitchedOffIsAbsentUntilItIsSwitchedOn() throws IOException {
    Run run = Run.in(folder).with("USER", "ada");
    run.argus("model", "off", "--reason=x").exits(1);
    assertTrue(Files.notExists(folder.resolve("data")), "nothing was there to switch");
    run.argus("model", "import", "forest.json").exits(0);
    run.argus("model", "promote", id, "--force", "--reason=a test").exits(0);
    assertTrue(run.argus("model", "on", "--reason=x").exits(1).err().contains("is on already"));
    run.argus("model", "off", "--reason", " ").exits(2);
    assertEquals(
        List.of("switched off " + id),
        run.argus("model", "off", "--reason=a broken feed").exits(0).outLines());
    assertTrue(run.argus("model", "off", "--reason=x").exits(1).err().contains("is off already"));
    assertEquals(id, Run.json(run.argus("model", "show", "--json").out()).at("/off/0").asText());
    for (String named : List.of("promoted", id)) {
      JsonNode silent = record("ARGUS_MODEL_FILE=" + named);
      String why = silent.get("p_long_reason").asText();
      assertTrue(why.matches("switched off by ada on [0-9-]{10}: a broken feed"), why);
      assertTrue(silent.path("p_long").isMissingNode());
      assertEquals("ENTER_LONG", silent.get("execution_branch").asText());
    }
    // A file of its own is asked whatever the shelf says.
    assertEquals(id, record("ARGUS_MODEL_FILE=forest.json").get("model_id").asText());
    run.argus("model", "on", id, "--reason=mended").exits(0);
    assertEquals(id, record("ARGUS_MODEL_FILE=promoted").get("model_id").asText());
  }

  @Test
  void aRegistryThatCannotBeReadSilencesAModelOfAnIdToo() throws IOException {
    Run.in(folder).argus("model", "import", "forest.json", "--who=me").exits(0);
    Files.writeString(folder.resolve("data/models/lineage.jsonl"), "{\"at\":\n");
    String why = record("ARGUS_MODEL_FILE=" + id).get("p_long_reason").asText();
    assertTrue(why.contains("lineage.jsonl is damaged, so that no model is current"), why);
  }

  private JsonNode record(String... settings) throws IOException {
    List<String> words = new ArrayList<>(List.of("tick", "--sample", "--json"));
    for (String setting : settings) {
      words.add("--set=" + setting);
    }
    return Run.json(Run.in(folder).argus(words.toArray(String[]::new)).exits(0).out());
  }
}
