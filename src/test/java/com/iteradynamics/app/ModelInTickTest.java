package com.iteradynamics.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
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

  private JsonNode record(String... settings) throws IOException {
    List<String> words = new ArrayList<>(List.of("tick", "--sample", "--json"));
    for (String setting : settings) {
      words.add("--set=" + setting);
    }
    return Run.json(Run.in(folder).argus(words.toArray(String[]::new)).exits(0).out());
  }
}
