package com.iteradynamics.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.adapter.local.SampleTape;
import com.iteradynamics.app.Run.Outcome;
import com.iteradynamics.execution.Reading;
import com.iteradynamics.execution.ScriptedFeed;
import com.iteradynamics.order.Product;
import com.iteradynamics.testkit.StrategyJar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README says is what happens. */
class ReadmeTest {
  private static final Path SOURCES = Path.of("src/main/java/com/iteradynamics");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  @TempDir private Path folder;

  private static String readme() {
    return text("README.md");
  }

  private static String text(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> blocks(String language) {
    return Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```$")
        .matcher(readme())
        .results()
        .map(block -> block.group(1))
        .toList();
  }

  /** The words of a command line, as a shell would split it. */
  private static String[] words(String line) {
    return WORD.matcher(line.replaceFirst("\\s+#.*", ""))
        .results()
        .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
        .skip(1)
        .toArray(String[]::new);
  }

  static List<String> sessions() {
    return blocks("console");
  }

  @Test
  void theFirstScreenIsOneSentenceOneCommandAndItsOutput() {
    assertTrue(readme().indexOf("```console\n$ ./argus tick --sample\n") < 200);
    assertTrue(blocks("sh").getFirst().equals("./mvnw -B verify\n"));
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void everyOutputIsThatOfARealRun(String session) {
    int end = session.indexOf('\n');
    Outcome outcome = Run.in(folder).argus(words(session.substring(2, end))).exits(0);
    assertEquals(outcome.out(), session.substring(end + 1));
  }

  static List<String> commands() {
    return commands(readme());
  }

  static List<String> commandsOfTheRunbook() {
    return commands(text("RUNBOOK.md"));
  }

  private static List<String> commands(String text) {
    return Pattern.compile("(?m)^(?:\\$ )?(\\./argus .*)$|`(\\./argus [^`]+)`")
        .matcher(text)
        .results()
        .map(command -> command.group(1) == null ? command.group(2) : command.group(1))
        .toList();
  }

  @ParameterizedTest
  @MethodSource({"commands", "commandsOfTheRunbook"})
  void everyCommandIsOne(String command) {
    String[] args = words(command);
    Commands.line(args, Run.nowhere()).parseArgs(args);
  }

  @Test
  void everyKindOfCommandIsShown() {
    String all = String.join("\n", commands());
    Commands.NAMES.forEach(name -> assertTrue(all.contains("./argus " + name), name));
  }

  @Test
  void thePackageTableIsTheTree() throws IOException {
    Map<String, String> table = new TreeMap<>();
    Matcher rows =
        Pattern.compile("(?m)^\\| `([a-z0-9.]+)` \\| (.+?) \\| (?:`(\\w+)` )?\\|$")
            .matcher(readme());
    for (MatchResult row : rows.results().toList()) {
      table.put(row.group(1), row.group(2) + " " + row.group(3));
    }
    Map<String, String> tree = new TreeMap<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(f -> f.endsWith("package-info.java")).toList()) {
        String name = SOURCES.relativize(file.getParent()).toString().replace('/', '.');
        String text = Files.readString(file).replaceAll("\\n ?\\*? *", " ");
        tree.put(
            name, first(text, "/\\*\\* +(.*?\\.)(?= )") + " " + first(text, "\\.(\\w+)\\}\\."));
      }
    }
    assertEquals(tree, table);
  }

  private static String first(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    return matcher.find() ? matcher.group(1) : "null";
  }

  @Test
  void whatIsToBeReadIsThere() {
    String section = readme().replaceFirst("(?s).*## Start reading here(.*?)##.*", "$1");
    List<String> classes = new ArrayList<>();
    Pattern.compile("`([a-z]+/[A-Za-z/]+)`")
        .matcher(section)
        .results()
        .forEach(name -> classes.add(name.group(1)));
    assertTrue(classes.size() >= 5, classes.toString());
    classes.forEach(name -> assertTrue(Files.exists(SOURCES.resolve(name + ".java")), name));
  }

  @Test
  void theStrategyOfTheReadmeWorksInAJarOfItsOwn(@TempDir Path work) throws IOException {
    new StrategyJar(work)
        .with("example.CalmTrendProvider", blocks("java").getFirst())
        .writeTo(folder.resolve("calm.jar"));
    Outcome outcome =
        Run.in(folder)
            .with("ARGUS_STRATEGY_JARS", "calm.jar")
            .with("ARGUS_STRATEGY_MODULE", "calm_trend_v1")
            .argus("tick", "--sample", "--json", "--set", "CALM_EXPOSURE_FRAC=0.1");
    JsonNode record = Run.json(outcome.exits(0).out());
    assertEquals("ENTER_LONG", record.get("execution_branch").asText());
    assertEquals(0.1, record.get("intent_exposure_frac").asDouble());
    assertTrue(
        Run.in(folder)
            .with("ARGUS_STRATEGY_JARS", "calm.jar")
            .argus("smoke")
            .exits(0)
            .out()
            .contains("PASS  calm_trend_v1"));
  }

  @Test
  void theStoresFilesAreThoseOfTheTable() throws IOException {
    Files.writeString(
        folder.resolve("c.csv"),
        "Timestamp,Open,High,Low,Close,Volume\n2025-05-20 09:00:00,10,11,9,10,1\n");
    Run.in(folder).argus("candles", "import", "c.csv").exits(0);
    ScriptedFeed venue = new ScriptedFeed(SampleTape.load(), () -> Instant.EPOCH);
    Product rules = PaperParameters.defaults().product("BTC-USD");
    venue.rules = new Reading.Read<>(Optional.of(rules));
    Run.in(folder)
        .asking(venue)
        .argus("candles", "sync", "--from", "2025-05-20T09:00", "--to", "2025-05-20T09:00")
        .exits(0);
    Run.in(folder)
        .argus("tick", "--sample", "--store", "data", "--at", "2025-05-20T10:00")
        .exits(0);
    Run.in(folder).argus("halt", "--reason", "test").exits(0);
    Run.in(folder).argus("governance", "report", "--act").exits(1);
    List<String> files;
    try (Stream<Path> all = Files.list(folder.resolve("data"))) {
      files =
          all.map(file -> file.getFileName().toString())
              .filter(name -> !name.startsWith("."))
              .sorted()
              .toList();
    }
    String section = readme().replaceFirst("(?s).*## What the store holds(.*?)##.*", "$1");
    List<String> table =
        Pattern.compile("(?m)^\\| `([^`]+)`")
            .matcher(section)
            .results()
            .map(row -> row.group(1))
            .sorted()
            .toList();
    assertEquals(files, table);
  }

  @Test
  void whatFeesDoIsWhatTheReadmeSays() {
    String[] args = {
      "replay", "--sample", "--strategy=sg_regime_trend_v1",
      "--set=PRIME_DD_HARD=1", "--set=PRIME_DD_KILL=1", "--set=PAPER_FEE_BPS=0"
    };
    String free = returned(Run.in(folder).argus(args).exits(0));
    args[5] = "--set=PAPER_FEE_BPS=";
    String paid = returned(Run.in(folder).argus(args).exits(0));
    assertFalse(free.equals(paid));
    assertTrue(
        readme()
            .replace("\n", " ")
            .replaceAll(" +", " ")
            .contains(
                "ends at " + free + " without fees (`PAPER_FEE_BPS=0`) and at " + paid + " with"),
        free + ", " + paid);
  }

  private static String returned(Outcome outcome) {
    return outcome.out().replaceFirst("(?s).*\\nreturn +(-?[0-9.]+ %) .*", "$1");
  }
}
