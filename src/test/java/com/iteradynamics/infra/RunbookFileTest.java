package com.iteradynamics.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.iteradynamics.decision.ExecutionBranch;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RUNBOOK.md has an entry for each alarm and each end of a tick, in order, and no other. */
class RunbookFileTest {
  private static final String ALARMS = "Alarms";
  private static final String ENDS = "How ticks end";
  private static final List<String> PARTS = List.of("Means:", "Do:", "Undo:");

  private static String runbook() throws IOException {
    return Files.readString(Template.BASE.resolve("RUNBOOK.md"));
  }

  private static List<String> alarms() {
    Template operations = Template.read("infra/operations.yaml");
    return operations.resources("AWS::CloudWatch::Alarm").stream()
        .map(alarm -> operations.at("Resources/" + alarm + "/Properties/AlarmName").orElseThrow())
        .map(name -> operations.resolve(name, Map.of("Name", "argus")).toString())
        .toList();
  }

  private static List<String> ends() {
    return Arrays.stream(ExecutionBranch.values()).map(Enum::name).toList();
  }

  /** The entries of each section, each with its text. */
  private static Map<String, Map<String, String>> sections(String runbook) {
    Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    Map<String, String> section = new LinkedHashMap<>();
    String entry = "";
    for (String line : runbook.lines().toList()) {
      if (line.startsWith("## ")) {
        section = new LinkedHashMap<>();
        sections.put(line.substring(3), section);
        entry = "";
      } else if (line.startsWith("### ")) {
        entry = line.substring(4);
        section.put(entry, "");
      } else if (!entry.isEmpty()) {
        section.merge(entry, line + "\n", String::concat);
      }
    }
    return sections;
  }

  private static List<String> problems(String runbook) {
    Map<String, Map<String, String>> sections = sections(runbook);
    List<String> problems = new ArrayList<>();
    compare(ALARMS, alarms(), sections, problems);
    compare(ENDS, ends(), sections, problems);
    sections
        .values()
        .forEach(section -> section.forEach((name, text) -> parts(name, text, problems)));
    return problems;
  }

  private static void compare(
      String title,
      List<String> known,
      Map<String, Map<String, String>> sections,
      List<String> problems) {
    List<String> told = List.copyOf(sections.getOrDefault(title, Map.of()).keySet());
    known.stream().filter(n -> !told.contains(n)).forEach(n -> problems.add(n + " is missing"));
    told.stream().filter(n -> !known.contains(n)).forEach(n -> problems.add(n + " does not exist"));
    if (problems.isEmpty() && !told.equals(known)) {
      problems.add(title + " is in another order");
    }
  }

  private static void parts(String name, String text, List<String> problems) {
    for (String part : PARTS) {
      if (!text.matches("(?s).*- \\*\\*" + part + "\\*\\* \\S.*")) {
        problems.add(name + " has no " + part);
      }
    }
  }

  @Test
  void nothingIsMissingAndNothingIsInvented() throws IOException {
    assertEquals(List.of(), problems(runbook()));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          ### KILL_DD           | ### KILL_D          | KILL_DD is missing, KILL_D does not exist
          ### argus-tick-slow   | ### argus-tick-fast | argus-tick-slow is missing, argus-tick-fast does not exist
          - **Undo:** it ends by itself. | x | VENUE_NOT_TRADABLE has no Undo:
          """,
      delimiter = '|')
  void aMistakeIsNoticed(String text, String instead, String problems) throws IOException {
    String broken = runbook().replaceFirst("(?m)^" + Pattern.quote(text) + "$", instead);
    assertEquals(problems, String.join(", ", problems(broken)));
  }

  @Test
  void anotherOrderIsNoticed() throws IOException {
    String swapped =
        runbook()
            .replace("### HALTED", "### x")
            .replace("### HOLD_STATE_CORRUPT", "### HALTED")
            .replace("### x", "### HOLD_STATE_CORRUPT");
    assertEquals(List.of(ENDS + " is in another order"), problems(swapped));
  }
}
