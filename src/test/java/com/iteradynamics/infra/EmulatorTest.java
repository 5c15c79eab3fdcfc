package com.iteradynamics.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What infra/local emulates is what the template makes. */
class EmulatorTest {
  private static final String VARIABLES =
      "Resources/CycleFunction/Properties/Environment/Variables";
  private static final Template TEMPLATE = Template.read("template.yaml");

  @Test
  void theEmulatorIsTheOneThatTheTestsUse() throws IOException {
    Object image =
        Template.read("infra/local/compose.yaml").at("services/localstack/image").orElseThrow();
    Set<String> used = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Template.BASE.resolve("src/test/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        Pattern.compile("\"(localstack/localstack:[^\"]+)\"")
            .matcher(Files.readString(file))
            .results()
            .forEach(match -> used.add(match.group(1)));
      }
    }
    assertEquals(Set.of(image), used);
  }

  /** The SAM CLI drops what the template does not name. */
  @Test
  void theEmulatorsSettingsAreNamedByTheTemplate() throws IOException {
    JsonNode settings =
        new ObjectMapper()
            .readTree(Template.BASE.resolve("infra/local/env.json").toFile())
            .get("Parameters");
    Set<String> names = new TreeSet<>();
    settings.fieldNames().forEachRemaining(names::add);
    assertTrue(TEMPLATE.map(VARIABLES).keySet().containsAll(names), names::toString);
    assertTrue(
        settings
            .get("JAVA_TOOL_OPTIONS")
            .textValue()
            .startsWith(String.valueOf(TEMPLATE.at(VARIABLES + "/JAVA_TOOL_OPTIONS").orElse(""))));
  }

  @Test
  void theEmulatorsTablesAreTheTemplates() throws IOException {
    String script =
        Files.readString(Template.BASE.resolve("infra/local/init/10-argus.sh"))
            .replaceAll("\\\\\n\\s*", "");
    assertEquals(shell("StateTable"), keyArguments(script, "argus-state"));
    assertEquals(shell("CortexTable"), keyArguments(script, "argus-cortex"));
    assertNotEquals(
        shell("CortexTable"), keyArguments(script.replace("book_branch", "b"), "argus-cortex"));
  }

  private static List<String> keyArguments(String script, String table) {
    String call = CodeTest.find(script, "(create-table --table-name " + table + ".*)");
    return Pattern.compile(
            "AttributeName=([a-z_]+),(?:AttributeType|KeyType)=([A-Z]+)|IndexName=([a-z-]+)")
        .matcher(call)
        .results()
        .map(
            match ->
                match.group(3) == null ? match.group(1) + " " + match.group(2) : match.group(3))
        .toList();
  }

  /** Attributes and keys of a table, in the order in which the command line has them. */
  private static List<String> shell(String table) {
    Map<String, Object> properties = TEMPLATE.map("Resources/" + table + "/Properties");
    List<String> words = new ArrayList<>();
    for (String part : List.of("AttributeDefinitions", "KeySchema")) {
      words.addAll(pairs(properties.get(part)));
    }
    for (Object index :
        Template.list(properties.getOrDefault("GlobalSecondaryIndexes", List.of()))) {
      words.add(String.valueOf(Template.mapping(index).get("IndexName")));
      words.addAll(pairs(Template.mapping(index).get("KeySchema")));
    }
    return words;
  }

  private static List<String> pairs(Object attributes) {
    return Template.list(attributes).stream()
        .map(
            attribute ->
                Template.mapping(attribute).values().stream()
                    .map(String::valueOf)
                    .collect(Collectors.joining(" ")))
        .toList();
  }
}
