package com.iteradynamics.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.app.Run.Outcome;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
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

  @Test
  void aWideSearchFitsTheTerminalWithItsFigures() {
    String[] sweep = {
      "sweep",
      "--sample",
      "--from=2025-05-01",
      "--param=PRIME_MAX_EXPOSURE=0.5,0.9",
      "--param=PRIME_MIN_NOTIONAL_USD=10",
      "--param=REGIME_TREND_THRESH=1",
      "--out=found"
    };
    Outcome narrow = Run.in(folder).with("COLUMNS", "70").argus(sweep).exits(0);
    String head =
        narrow.outLines().stream().filter(line -> line.contains("Sharpe ")).findFirst().get();
    assertTrue(head.startsWith("  trial    Sharpe     return   drawdown  trades"), head);
    assertEquals(70, head.length());
    assertTrue(head.endsWith("…"), head);
  }

  @ParameterizedTest
  @CsvSource({
    "check recursive --sample --hours=2 --lengths=200, 'candles  hours     label    action'",
    "walkforward --sample --param=PRIME_HORIZON=12 --train-days=60 --test-days=60, test     ",
  })
  void theRowsOfOtherSearchesFitToo(String command, String head) {
    Outcome narrow = Run.in(folder).with("COLUMNS", "50").argus(command.split(" "));
    int row = indexOf(narrow.outLines(), head);
    for (String line : narrow.outLines().subList(row, row + 2)) {
      assertEquals(50, line.length(), line);
      assertTrue(line.endsWith("…"), line);
    }
  }

  private static int indexOf(List<String> lines, String head) {
    return lines.indexOf(
        lines.stream().filter(line -> line.startsWith(head.strip())).findFirst().orElseThrow());
  }
}
