package com.iteradynamics.cli.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.argus.Run;
import com.iteradynamics.argus.Run.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceCommandTest {
  @TempDir private Path folder;

  @Test
  void thereIsOneRowForEachClosedCandle() throws IOException {
    Outcome file = Run.in(folder).argus("trace", "--sample", "--out", "t.csv").exits(0);
    assertEquals("wrote 3624 rows to t.csv", file.out().strip());
    List<String> rows = Files.readAllLines(folder.resolve("t.csv"));
    assertEquals(3625, rows.size());
    assertEquals(
        "asof,label,regime_confidence,price,ema_fast,ema_slow,atr,atr_pct,trend_strength,volume_z,"
            + "range_pct,action,confidence,desired_exposure_frac,horizon_hours,reason",
        rows.getFirst());
    assertEquals(
        "2025-01-01T00:00:00+00:00,CHOP,0.0,,,,,,,,,HOLD,0.0,0.0,48,"
            + "\"insufficient_history(len=1, need=52)\"",
        rows.get(1));
    assertTrue(rows.getLast().startsWith("2025-05-31T23:00:00+00:00,TREND_UP,0.9,47905.11,"));
    Outcome stream = Run.in(folder).argus("trace", "--sample", "--out", "-").exits(0);
    assertEquals(Files.readString(folder.resolve("t.csv")), stream.out());
  }

  @Test
  void aSpanIsCutOutOfTheWholeTrace() {
    List<String> all = Run.in(folder).argus("trace", "--sample", "--out=-").outLines();
    List<String> cut =
        Run.in(folder)
            .argus(
                "trace", "--sample", "--out=-", "--from=2025-03-01", "--to=2025-03-01T05:00+01:00")
            .exits(0)
            .outLines();
    int first = all.indexOf(cut.get(1));
    assertTrue(cut.get(1).startsWith("2025-03-01T00:00:00+00:00,"));
    assertEquals(all.subList(first, first + 5), cut.subList(1, cut.size()));
  }

  @Test
  void theCandleThatIsFormingIsNotTraced() throws IOException {
    StringBuilder candles = new StringBuilder("Timestamp,Open,High,Low,Close,Volume\n");
    for (int hour = 0; hour < 4; hour++) {
      candles.append("2026-01-01 0").append(hour).append(":00:00,10,11,9,10,1\n");
    }
    Files.writeString(folder.resolve("c.csv"), candles);
    assertEquals(
        5, Run.in(folder).argus("trace", "--candles", "c.csv", "--out=-").outLines().size());
    assertEquals(
        4,
        Run.in(folder)
            .at("2026-01-01T03:59:59Z")
            .argus("trace", "--candles", "c.csv", "--out=-")
            .outLines()
            .size());
    assertEquals(
        3,
        Run.in(folder)
            .argus("trace", "--candles", "c.csv", "--out=-", "--at=2026-01-01T02:30")
            .outLines()
            .size());
  }

  @Test
  void aFileThatCannotBeWrittenIsAFailureAndLeavesNothing() throws IOException {
    Outcome outcome = Run.in(folder).argus("trace", "--sample", "--out", "no/t.csv").exits(1);
    assertEquals(1, outcome.errLines().stream().filter(l -> l.contains("cannot write")).count());
    Files.writeString(folder.resolve("t.csv"), "kept");
    Run.in(folder).argus("trace", "--candles", "x.csv", "--out", "t.csv").exits(1);
    assertEquals("kept", Files.readString(folder.resolve("t.csv")));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.0",
    "0.25, 0.25",
    "47905.11, 47905.11",
    "1.0E-4, 0.0001",
    "2.220446049250313E-16," + " 0.0000000000000002220446049250313",
    "1.0E7, 10000000.0",
    "1.2345678901234568E10," + " 12345678901.234568",
    "-1.5E-5, -0.000015",
    "NaN, ''"
  })
  void aNumberIsWrittenInPlainDigitsThatReadBack(double value, String text) {
    assertEquals(text, TraceCommand.TraceTable.shortest(value));
    assertFalse(text.contains("E"));
    if (!text.isEmpty()) {
      assertEquals(value, Double.parseDouble(text));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"plain | plain", "a,b | \"a,b\"", "say \"hi\" | \"say \"\"hi\"\"\""})
  void aReasonIsQuotedWhereItHasTo(String reason, String field) {
    assertEquals(field, TraceCommand.TraceTable.quoted(reason));
  }
}
