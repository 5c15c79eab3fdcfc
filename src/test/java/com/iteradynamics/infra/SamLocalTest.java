package com.iteradynamics.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What the documents tell to type for {@code sam local}: SAM knows no account and makes names of
 * 123456789012, so that the bucket has to be given; and it passes on only what the template names.
 */
class SamLocalTest {
  private static final Template TEMPLATE = Template.read("template.yaml");

  private static String read(String file) throws IOException {
    return Files.readString(Template.BASE.resolve(file));
  }

  @Test
  void everyLineGivesTheBucket() throws IOException {
    for (String file : List.of("docs/aws.md", "infra/README.md")) {
      List<String> lines =
          read(file).lines().filter(line -> line.startsWith("sam local invoke ")).toList();
      assertTrue(!lines.isEmpty(), file);
      for (String line : lines) {
        String function = line.split(" ", -1)[3];
        assertTrue(TEMPLATE.at("Resources/" + function).isPresent(), line);
        assertTrue(line.contains(" --env-vars "), line);
      }
    }
  }

  @Test
  void whatIsGivenIsWhatTheTemplateNames() throws IOException {
    MatchResult printed =
        Pattern.compile("printf '(.*)' \"\\$bucket\" > target/deployed.json")
            .matcher(read("docs/aws.md"))
            .results()
            .findFirst()
            .orElseThrow();
    for (String json :
        List.of(printed.group(1).replace("%s", "argus-candles-1"), read("infra/local/env.json"))) {
      JsonNode given = new ObjectMapper().readTree(json).get("Parameters");
      Set<String> names = new TreeSet<>();
      given.fieldNames().forEachRemaining(names::add);
      assertTrue(names.contains("ARGUS_CANDLES_BUCKET"), json);
      Map<String, Object> known =
          TEMPLATE.map("Resources/CycleFunction/Properties/Environment/Variables");
      names.removeAll(known.keySet());
      assertEquals(Set.of(), names, "SAM does not pass these on");
    }
  }
}
