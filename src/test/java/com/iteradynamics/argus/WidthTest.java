package com.iteradynamics.argus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.argus.Run.Outcome;
import com.iteradynamics.candlefile.CandleFormat;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.testkit.Tapes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a person reads fits the terminal, answers and notices alike. Left out is what a program
 * reads: JSON, the table of {@code trace}, candles, and the file of {@code config --example}. A
 * path alone on a line is never broken, since somebody may want to copy it.
 */
class WidthTest {
  /** One after another in one folder, as somebody would type them. */
  private static final List<String> SESSION =
      List.of(
          "replay --sample --out data --from 2025-03-11 --to 2025-03-12",
          "status",
          "history",
          "history --last 3 --branch ENTER_LONG",
          "costs",
          "costs --from 2025-03-11 --to 2025-03-11",
          "costs --product ETH-USD",
          "explain --at 2025-03-12T01:00",
          "explain --at 2025-03-11T01:00",
          "verify-record --at 2025-03-12T01:00",
          "verify-record --from 2025-03-11T20:00 --to 2025-03-12T01:00",
          "tick --sample --store data --at 2025-03-12T02:00",
          "tick --sample --store data --at 2025-03-12T02:00",
          "tick --sample --set ARGUS_MODE=legacy",
          "tick",
          "tick --sample",
          "tick --sample --set ARGUS_STRATEGY_MODULE=prime_model",
          "status --product ETH-USD",
          "state show",
          "state deposit 250 --reason salary",
          "state reset --equity 1000 --reason again",
          "state reset --reason again",
          "halt --reason looking-into-what-happened-in-the-night-of-the-twelfth-of-March-and-why",
          "status",
          "state show",
          "resume --reason done",
          "candles import tape.csv.gz",
          "candles verify tape.csv.gz",
          "candles verify --store data",
          "candles sync --store data",
          "candles export --out out.csv.gz",
          "model show",
          "model train --candles tape.csv.gz --trees 1 --tests 2",
          "model show",
          "model show 0",
          "model promote ID",
          "model promote ID --force --reason to-see-it-at-work",
          "model evaluate --candles tape.csv.gz",
          "model evaluate --candles tape.csv.gz --seen",
          "model show ID",
          "model show",
          "model off --reason a-person-said-so",
          "model on --reason a-person-said-so",
          "model rollback --reason it-lost-its-calibration-in-the-last-month-as-the-report-said",
          "governance report",
          "governance report --set ARGUS_MODEL_FILE=ID",
          "governance report --act",
          "strategies",
          "new-strategy calm-trend",
          "config",
          "config --set PRIME_MAX_EXPOSURE=7 --set PRIME_DD_HARD=much",
          "tick --sample --set PRIME_MAX_EXPOSURE=7 --set PRIME_DD_HARD=much",
          "selftest",
          "preflight --set ARGUS_CANDLE_FEED=none",
          "lambda invoke nowhere.json",
          "trace --sample --out trace.csv",
          "replay --sample",
          "backtest --sample --from 2025-05-01 --set ARGUS_MODEL_FILE=ID --strategy"
              + " prime_model",
          "history --branch ENTER_LNG",
          "candels verify",
          "backtest --sample --candles x --report one --report two --rport three --html four");

  /** Those that change nothing, and so can be asked twice. */
  private static final String LOOKS =
      "(status|history|costs|explain|verify-record|config|strategies|selftest|preflight)( .*)?"
          + "|(state|model) show( .*)?|candles verify .*|model evaluate .*|governance report"
          + "|tick --sample( --set .*)?|candels verify|model promote ID";

  @TempDir private Path folder;
  private String id = "0";

  @Test
  void whatIsPrintedFitsAndNothingIsCut() throws IOException {
    try (OutputStream out = Files.newOutputStream(folder.resolve("tape.csv.gz"))) {
      CandleFormat.writeZipped(Tapes.random(11, 2_500), out);
    }
    List<String> wide = new ArrayList<>();
    for (String line : SESSION) {
      Outcome outcome = argus(80, line);
      assertFalse((outcome.out() + outcome.err()).isEmpty(), line);
      wide.addAll(wider(80, line, outcome));
      if (line.matches(LOOKS)) {
        assertSaysAll(argus(99_999, line), outcome);
      }
      if (line.startsWith("model train")) {
        id = outcome.out().replaceFirst("(?s).*model +([0-9a-f]{12,}).*", "$1");
      }
    }
    assertEquals("", String.join("\n", wide));
  }

  static Stream<String> commands() {
    return CommandsTest.commands();
  }

  @Test
  void helpFits() {
    List<String> wide = new ArrayList<>();
    for (int columns : new int[] {80, 120}) {
      for (String command : commands().toList()) {
        Outcome help = argus(columns, (command + " --help").strip()).exits(0);
        wide.addAll(wider(columns, command + " --help", help));
      }
    }
    assertEquals("", String.join("\n", wide));
    argus(1, "tick --help").exits(0);
  }

  /** A command of an example stays one, which can be copied. */
  @Test
  void anExampleGoesOnAsAShellReadsIt() {
    for (String command : commands().toList()) {
      List<String> examples =
          argus(60, (command + " --help").strip())
              .out()
              .replaceAll(" \\\\\n +", " ")
              .lines()
              .toList();
      argus(100, (command + " --help").strip())
          .out()
          .replaceAll(" \\\\\n +", " ")
          .lines()
          .filter(line -> line.startsWith("  ./argus "))
          .forEach(line -> assertTrue(examples.contains(line), line));
    }
  }

  private Outcome argus(int columns, String line) {
    return Run.in(folder)
        .at("2025-03-12T02:20:00Z")
        .with("USER", "ada")
        .with("COLUMNS", Integer.toString(columns))
        .argus(line.replace("ID", id).split(" ", -1));
  }

  private static List<String> wider(int columns, String command, Outcome outcome) {
    return Stream.concat(outcome.outLines().stream(), outcome.errLines().stream())
        .filter(line -> line.codePointCount(0, line.length()) > columns)
        .filter(line -> !line.matches("calm-trend/\\S+"))
        .map(line -> command + ": " + line.length() + ": " + line)
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, -, -",
        "-, '', -",
        "80, -, 80",
        "-, 120, 120",
        "80, 120, 80",
        "0, 120, 120",
        "x, -, -",
        "-5, 120, 120",
        "' 90 ', -, 90"
      })
  void columnsAreThoseThatAreTypedElseTheTerminals(String typed, String terminal, Integer found) {
    assertEquals(
        found == null ? OptionalInt.empty() : OptionalInt.of(found),
        CommandContext.columns(typed, terminal));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sweep --sample --from=2025-05-01 --param=PRIME_MAX_EXPOSURE=0.5,0.9 --out=found"
            + " --param=PRIME_MIN_NOTIONAL_USD=10 --param=REGIME_TREND_THRESH=1 | 70",
        "sweep --sample --from=2025-05-01 --param=PRIME_MAX_EXPOSURE=0.5,0.9 --out=found | 30",
        "check recursive --sample --hours=2 --lengths=200 | 50",
        "check lookahead --sample --from=2025-05-25 --cuts=1 | 24",
        "walkforward --sample --param=PRIME_HORIZON=12 --train-days=60 --test-days=60 | 50",
        "backtest --sample --from=2025-05-01 | 40",
        "backtest --sample --strategy=sg_core_exposure_v1,sg_vol_probe_v1 --costs=pro | 50",
        "montecarlo --sample --runs=10 --costs=pro | 40",
      })
  void whatTheLabSaysFitsTheTerminalAndNothingIsCut(String command, int columns)
      throws IOException {
    String[] words = command.split(" ", -1);
    Outcome wide = Run.in(made("wide")).argus(words);
    Outcome narrow = Run.in(made("narrow")).with("COLUMNS", Integer.toString(columns)).argus(words);
    assertTrue(wide.outLines().stream().anyMatch(line -> line.length() > columns), wide.out());
    for (String line : narrow.outLines()) {
      assertTrue(line.length() <= columns && !line.contains("…"), line);
    }
    assertSaysAll(wide, narrow);
  }

  private Path made(String name) throws IOException {
    return Files.createDirectories(folder.resolve(name));
  }

  /** Nothing is cut, whatever is folded. */
  private static void assertSaysAll(Outcome wide, Outcome narrow) {
    String said = (narrow.out() + narrow.err()).replaceAll("\\s+", "");
    for (String word : (wide.out() + wide.err()).strip().split("\\s+", -1)) {
      assertTrue(said.contains(word), () -> word + " is not in\n" + narrow);
    }
  }
}
