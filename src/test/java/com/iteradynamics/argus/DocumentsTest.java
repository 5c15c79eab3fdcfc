package com.iteradynamics.argus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.adapter.local.FolderCandles;
import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.adapter.local.SampleCandles;
import com.iteradynamics.argus.Run.Outcome;
import com.iteradynamics.execution.ScriptedFeed;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.order.FeeSchedule;
import com.iteradynamics.order.Product;
import com.iteradynamics.research.CostPreset;
import com.iteradynamics.research.Costs;
import com.iteradynamics.testkit.StrategyJar;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What the documents say is what happens. */
class DocumentsTest {
  private static final Path SOURCES = Path.of("src/main/java/com/iteradynamics");
  private static final DocumentPage README = DocumentPage.of("README.md");
  private static final DocumentPage ARCHITECTURE = DocumentPage.of("ARCHITECTURE.md");

  /** Names that commands and options had before. */
  private static final List<String> OLD =
      List.of(
          "live-check",
          "argus smoke",
          "replay-record",
          "state flow",
          "state adopt",
          "--execution",
          "--by ");

  private static final Set<String> KNOWN_NAMES = new HashSet<>();

  @TempDir private Path folder;

  static List<DocumentPage> pages() {
    return DocumentPage.all();
  }

  static List<Arguments> commands() {
    return pages().stream()
        .flatMap(page -> page.commands().stream().map(command -> Arguments.of(page, command)))
        .toList();
  }

  @Test
  void theFirstScreenIsOneSentenceOneCommandAndItsOutput() {
    assertTrue(README.text().indexOf("```console\n$ ./argus tick --sample\n") < 200);
    assertEquals("./mvnw -B verify\n", README.blocks("sh").getFirst());
    assertTrue(README.text().lines().count() <= 200, "the README has at most 200 lines");
  }

  /** The blocks of a page share a folder, one after the other. */
  @ParameterizedTest
  @MethodSource("pages")
  void everyOutputIsThatOfARealRun(DocumentPage page) {
    List<DocumentPage.Session> sessions = page.sessions();
    assertEquals(
        page.find("(?m)^ *(```console)").size(),
        sessions.size(),
        "a console block begins at the margin and ends with ```");
    for (DocumentPage.Session session : sessions) {
      String mark = session.mark().orElse("exits with 0");
      if (mark.startsWith("not run: ")) {
        continue;
      }
      assertTrue(mark.matches("exits with \\d"), mark);
      int exitCode = mark.charAt(mark.length() - 1) - '0';
      assertFalse(session.steps().isEmpty(), session.text());
      for (DocumentPage.Step step : session.steps()) {
        assertTrue(step.command().startsWith("./argus "), step.command());
        Outcome outcome = Run.in(folder).argus(DocumentPage.arguments(step.command()));
        assertEquals(step.output(), outcome.exits(exitCode).out().stripTrailing(), step.command());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandIsOne(DocumentPage page, String command) {
    String[] args = DocumentPage.arguments(command);
    Commands.line(args, Run.nowhere()).parseArgs(args);
  }

  @Test
  void everyKindOfCommandIsShown() {
    String all =
        pages().stream().map(page -> String.join("\n", page.commands())).reduce("", String::concat);
    Commands.NAMES.forEach(name -> assertTrue(all.contains("./argus " + name), name));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void noCommandHasItsOldName(DocumentPage page) {
    assertEquals(List.of(), OLD.stream().filter(page.text()::contains).toList());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkLeadsSomewhere(DocumentPage page) {
    assertEquals(List.of(), page.brokenLinks());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everythingNamedIsThere(DocumentPage page) throws IOException {
    List<String> missing = new ArrayList<>();
    for (String name : page.find("`([a-z0-9]+(?:[./][a-z0-9]+)*/[A-Z]\\w+)`")) {
      if (!Files.exists(SOURCES.resolve(name.replace('.', '/') + ".java"))) {
        missing.add(name);
      }
    }
    for (String path : page.find("`((?:src|docs|infra|tools|events|\\.ci)/[\\w./-]+)`")) {
      if (!Files.exists(Path.of(path))) {
        missing.add(path);
      }
    }
    Set<String> known = knownNames();
    for (String name : page.find("`([A-Z]\\w*[a-z]\\w*)(?:[.#]\\w+)?`")) {
      if (!known.contains(name)) {
        missing.add(name);
      }
    }
    assertEquals(List.of(), missing);
  }

  /**
   * Types, what sources import, and words that a program reads: texts in sources, and the
   * templates.
   */
  private static synchronized Set<String> knownNames() throws IOException {
    if (KNOWN_NAMES.isEmpty()) {
      Pattern declared =
          Pattern.compile("(?:class|record|interface|enum) (\\w+)|(?m)^import [\\w.]+\\.(\\w+);");
      try (Stream<Path> files = Files.walk(Path.of("src"))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          String source = Files.readString(file);
          declared
              .matcher(source)
              .results()
              .forEach(
                  name -> KNOWN_NAMES.add(name.group(1) == null ? name.group(2) : name.group(1)));
          if (!file.endsWith("DocumentsTest.java")) {
            Pattern.compile("\"([^\"\\n]*)\"")
                .matcher(source)
                .results()
                .forEach(literal -> addWords(literal.group(1)));
          }
        }
      }
      addWords(Files.readString(Path.of("template.yaml")));
      addWords(Files.readString(Path.of("infra/operations.yaml")));
    }
    return KNOWN_NAMES;
  }

  private static void addWords(String text) {
    KNOWN_NAMES.addAll(List.of(text.split("\\W+", -1)));
  }

  @Test
  void thePackageTableIsTheTree() throws IOException {
    Map<String, String> table = new TreeMap<>();
    Matcher rows =
        Pattern.compile("(?m)^\\| `([a-z0-9.]+)` \\| (.+?) \\| (?:`(\\w+)` )?\\|$")
            .matcher(ARCHITECTURE.text());
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
    String section = ARCHITECTURE.text().replaceFirst("(?s).*## Start reading here(.*?)##.*", "$1");
    List<String> classes =
        new DocumentPage(ARCHITECTURE.file(), section).find("`([a-z]+/[A-Za-z/]+)`");
    assertTrue(classes.size() >= 5, classes.toString());
    classes.forEach(name -> assertTrue(Files.exists(SOURCES.resolve(name + ".java")), name));
  }

  /** Each line of the reference's page names a class or a command that is there, or says no. */
  @Test
  void everyCapabilityOfTheReferenceIsThereOrSaysWhyNot() {
    DocumentPage page = DocumentPage.of("docs/python-reference.md");
    CommandLine argus = Commands.line(new String[0], Run.nowhere());
    List<String> lines =
        page.text().lines().filter(line -> line.matches("\\| (?!in the Python).+ \\|")).toList();
    assertTrue(lines.size() >= 60, "lines: " + lines.size());
    for (String line : lines) {
      String[] cells = line.split(" \\| ", -1);
      assertEquals(2, cells.length, line);
      List<String> names = new DocumentPage(page.file(), cells[1]).find("`([^`]+)`");
      List<String> commands =
          names.stream().filter(name -> name.matches("[a-z]+(-[a-z]+)*( [a-z-]+)?")).toList();
      commands.forEach(name -> assertTrue(isCommand(argus, name), () -> name + " in " + line));
      boolean says = cells[1].matches("no: .+");
      boolean classes = names.stream().anyMatch(name -> name.matches("[a-z.]+/[A-Z]\\w+"));
      assertTrue(says || classes || !commands.isEmpty(), line);
    }
  }

  private static boolean isCommand(CommandLine argus, String name) {
    CommandLine found = argus;
    for (String word : name.split(" ", -1)) {
      found = found == null ? null : found.getSubcommands().get(word);
    }
    return found != null;
  }

  @Test
  void everyParameterIsOnThePageOfConfiguration() {
    String example = Run.in(folder).argus("config", "--example").exits(0).out();
    List<String> lines = new ArrayList<>();
    List<String> comments = new ArrayList<>();
    for (String line : example.lines().skip(3).toList()) {
      if (line.startsWith("# ---- ")) {
        lines.addAll(
            List.of(
                "",
                "### " + line.replaceAll("# ---- | ----$", ""),
                "",
                "| parameter | default | unit: range | meaning |",
                "|---|---|---|---|"));
      } else if (line.startsWith("# ")) {
        comments.add(line.substring(2).replace("|", "\\|"));
      } else if (line.startsWith("#")) {
        lines.add(row(line.substring(1).replace("|", "\\|").split("=", 2), comments));
        comments.clear();
      }
    }
    String generated = String.join("\n", lines.subList(1, lines.size())) + "\n";
    String page = DocumentPage.of("docs/configuration.md").text();
    assertEquals(generated, page.substring(page.indexOf("### ")), "paste what is expected here");
  }

  private static String row(String[] parameter, List<String> comments) {
    return String.join(
        " | ",
        "| `" + parameter[0] + "`",
        parameter[1].isEmpty() ? "-" : "`" + parameter[1] + "`",
        comments.getLast(),
        String.join(" ", comments.subList(0, comments.size() - 1)) + " |");
  }

  @Test
  void theStrategyOfTheDocumentsWorksInAJarOfItsOwn(@TempDir Path work) throws IOException {
    new StrategyJar(work)
        .with(
            "example.CalmTrendProvider",
            DocumentPage.of("docs/strategies.md").blocks("java").getFirst())
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
            .argus("selftest")
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
    ScriptedFeed venue = new ScriptedFeed(SampleCandles.load(), () -> Instant.EPOCH);
    Product rules = PaperParameters.defaults().product("BTC-USD");
    venue.rules = new Result.Ok<>(Optional.of(rules));
    Run.in(folder)
        .asking(venue)
        .argus("candles", "sync", "--from", "2025-05-20T09:00", "--to", "2025-05-20T09:00")
        .exits(0);
    Run.in(folder)
        .argus("tick", "--sample", "--store", "data", "--at", "2025-05-20T10:00")
        .exits(0);
    new FolderCandles(folder.resolve("data"))
        .keep(
            "BTC-USD",
            FeeSchedule.ofVenue(BigDecimal.ZERO, BigDecimal.ZERO, Optional.empty(), Instant.EPOCH));
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
    String table = DocumentPage.of("docs/store-and-records.md").paragraphWith("\n| `argus.db` |");
    List<String> named =
        Pattern.compile("(?m)^\\| `([^`]+)`")
            .matcher(table)
            .results()
            .map(row -> row.group(1))
            .sorted()
            .toList();
    assertEquals(files, named);
  }

  @Test
  void whatFeesDoIsWhatThePageSays() {
    String[] args = {
      "replay", "--sample", "--strategy=sg_regime_trend_v1",
      "--set=PRIME_DD_HARD=1", "--set=PRIME_DD_KILL=1", "--set=PAPER_FEE_BPS=0"
    };
    String free = returned(Run.in(folder).argus(args).exits(0));
    args[5] = "--set=PAPER_FEE_BPS=";
    String paid = returned(Run.in(folder).argus(args).exits(0));
    assertFalse(free.equals(paid));
    assertTrue(
        DocumentPage.of("docs/backtesting.md")
            .flowing()
            .contains(
                "ends at " + free + " without fees (`PAPER_FEE_BPS=0`) and at " + paid + " with"),
        free + ", " + paid);
  }

  @Test
  void costsDecideAsThePageSays() throws IOException {
    List<String> fees = List.of("0", "5", "12", "50", "90");
    String[] args = {
      "sweep",
      "--sample",
      "--strategy=sg_regime_trend_v1",
      "--slippage-bps=0",
      "--set=PRIME_MAX_EXPOSURE=0.95",
      "--set=PRIME_DD_SOFT=1",
      "--set=PRIME_DD_HARD=1",
      "--set=PRIME_DD_KILL=1",
      "--param=PAPER_FEE_BPS=" + String.join(",", fees),
      "--out=costs"
    };
    String out = Run.in(folder).argus(args).exits(0).out().replace('\u00a0', ' ');
    DocumentPage page = DocumentPage.of("docs/backtesting.md");
    for (String fee : fees) {
      String found =
          out.replaceFirst("(?s).*\\n +\\d+ +" + fee + " +-?[0-9.]+ +(-?[0-9.]+ %) .*", "$1");
      String row = "| " + fee + " | " + found + " |";
      assertTrue(page.text().contains(row), row);
    }
    String breakEven = out.replaceFirst("(?s).* together: ([0-9.]+ bps) against cash.*", "$1");
    assertTrue(page.flowing().contains("is gone at " + breakEven + ": "), breakEven);
  }

  /** The presets of costs. */
  @Test
  void everyPresetIsInTheTable() {
    for (CostPreset preset : CostPreset.values()) {
      Costs costs = preset.costs();
      String row =
          String.format(
              Locale.ROOT,
              " | %.0f bps | %.0f bps | %.0f bps | ",
              costs.makerBps(),
              costs.takerBps(),
              costs.slippageBps());
      assertTrue(
          DocumentPage.of("docs/backtesting.md")
              .text()
              .lines()
              .anyMatch(line -> line.startsWith("| `" + preset.word() + "`") && line.contains(row)),
          preset.word() + row);
    }
  }

  private static String returned(Outcome outcome) {
    return outcome.out().replaceFirst("(?s).*\\nreturn +(-?[0-9.]+ %) .*", "$1");
  }
}
