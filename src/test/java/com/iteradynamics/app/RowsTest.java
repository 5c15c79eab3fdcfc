package com.iteradynamics.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.app.Run.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowsTest {
  @TempDir private Path folder;

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
        found == null ? OptionalInt.empty() : OptionalInt.of(found), Rows.columns(typed, terminal));
  }

  @ParameterizedTest
  @CsvSource({"abcdef, 6, abcdef", "abcdef, 5, abcd…", "abcdef, 1, …", "'ab   ', 2, ab"})
  void aRowThatIsTooWideIsCut(String text, int columns, String row) {
    StringWriter out = new StringWriter();
    new Rows(new PrintWriter(out, true), OptionalInt.of(columns)).row(text);
    assertEquals(row, out.toString().strip());
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
        "montecarlo --sample --runs=10 --costs=pro | 40",
      })
  void whatTheLabSaysFitsTheTerminalAndNothingIsCut(String command, int columns)
      throws IOException {
    String[] words = command.split(" ");
    Outcome wide = Run.in(made("wide")).argus(words);
    Outcome narrow = Run.in(made("narrow")).with("COLUMNS", Integer.toString(columns)).argus(words);
    assertTrue(wide.outLines().stream().anyMatch(line -> line.length() > columns), wide.out());
    for (String line : narrow.outLines()) {
      assertTrue(line.length() <= columns && !line.contains("…"), line);
    }
    String said = words(narrow.out());
    for (String word : words(wide.out()).split(" ", -1)) {
      assertTrue(said.replace(" ", "").contains(word), word + " is not in\n" + narrow.out());
    }
  }

  private Path made(String name) throws IOException {
    return Files.createDirectories(folder.resolve(name));
  }

  private static String words(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
