package com.iteradynamics.cli.candles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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

class CandlesCommandTest {
  private static final String HEADER = "Timestamp,Open,High,Low,Close,Volume\n";
  private static final String THREE =
      HEADER
          + "2026-01-01 00:00:00,100,110,90,105,1\n"
          + "2026-01-01 01:00:00,105,115,95,100,2.5\n"
          + "2026-01-01 02:00:00,100,101,99,100.25,3\n";

  @TempDir private Path folder;

  private String file(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
    return name;
  }

  @Test
  void importsWhatItCanExportToTheByte() throws IOException {
    Outcome imported = Run.in(folder).argus("candles", "import", file("a.csv", THREE)).exits(0);
    assertEquals(
        List.of(
            "BTC-USD: 3 candles added, 0 already there, 0 replaced",
            "candles  3",
            "from     2026-01-01T00:00:00Z",
            "to       2026-01-01T02:00:00Z"),
        imported.outLines());
    assertEquals(THREE, Run.in(folder).argus("candles", "export", "--out", "-").exits(0).out());
    Run.in(folder).argus("candles", "export", "--out", "b.csv").exits(0);
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("a.csv")), Files.readAllBytes(folder.resolve("b.csv")));
  }

  @Test
  void importingTheSameAgainChangesNothing() throws IOException {
    Run.in(folder).argus("candles", "import", file("a.csv", THREE)).exits(0);
    Outcome again = Run.in(folder).argus("candles", "import", "a.csv").exits(0);
    assertEquals(
        "BTC-USD: 0 candles added, 3 already there, 0 replaced", again.outLines().getFirst());
  }

  @Test
  void anHourWithOtherValuesIsReplacedOnlyWhenAskedFor() throws IOException {
    Run.in(folder).argus("candles", "import", file("a.csv", THREE)).exits(0);
    String other = file("b.csv", THREE.replace("2.5", "2.75"));
    Outcome refused = Run.in(folder).argus("candles", "import", other).exits(1);
    assertTrue(refused.err().contains("[BTC-USD 2026-01-01T01:00Z]"), refused.err());
    assertEquals(THREE, Run.in(folder).argus("candles", "export", "--out", "-").out());
    Run.in(folder).argus("candles", "import", other, "--replace").exits(0);
    assertTrue(Run.in(folder).argus("candles", "export", "--out", "-").out().contains("2.75"));
  }

  @Test
  void theCandleThatIsStillFormingIsLeftOutWithANotice() throws IOException {
    Outcome outcome =
        Run.in(folder)
            .at("2026-01-01T02:30:00Z")
            .argus("candles", "verify", file("a.csv", THREE))
            .exits(0);
    assertTrue(outcome.out().contains("candles  2"), outcome.out());
    assertTrue(outcome.err().contains("not closed"), outcome.err());
  }

  @Test
  void aMissingHourIsFound() throws IOException {
    String gap = THREE.replaceFirst("2026-01-01 01:00:00.*\n", "");
    Outcome outcome =
        Run.in(folder).argus("candles", "verify", file("a.csv", gap), "--json").exits(1);
    assertEquals(1, Run.json(outcome.out()).get("missing_hours").asInt());
  }

  @Test
  void everyImpossibleRowIsNamedAndNothingIsImported() throws IOException {
    String bad = THREE.replace("105,1\n", "-1,1\n").replace("01:00:00,105", "01:00:00,abc");
    Outcome outcome = Run.in(folder).argus("candles", "import", file("a.csv", bad)).exits(1);
    assertEquals(2, outcome.errLines().size(), outcome.err());
    assertTrue(outcome.err().contains("a.csv:2 [BTC-USD 2026-01-01T00:00Z] close"), outcome.err());
    assertFalse(Files.exists(folder.resolve("data")));
  }

  @Test
  void aStoreWithoutCandlesAndAFileThatIsNotThereAreSaidPlainly() {
    Outcome store = Run.in(folder).argus("candles", "verify", "--store", "s").exits(1);
    assertEquals("argus: there are no candles in " + folder.resolve("s"), store.err().strip());
    Outcome file = Run.in(folder).argus("candles", "verify", "x.csv").exits(1);
    assertEquals("argus: " + folder.resolve("x.csv") + " does not exist", file.err().strip());
  }

  @Test
  void aSpanIsInclusiveAtBothEnds() throws IOException {
    Run.in(folder).argus("candles", "import", file("a.csv", THREE)).exits(0);
    Outcome outcome =
        Run.in(folder)
            .argus(
                "candles",
                "export",
                "--out",
                "-",
                "--from=2026-01-01T01:00",
                "--to=2026-01-01 03:00+01:00")
            .exits(0);
    assertEquals(
        List.of(
            "2026-01-01 01:00:00,105,115,95,100,2.5", "2026-01-01 02:00:00,100,101,99,100.25,3"),
        outcome.outLines().subList(1, 3));
  }

  @Test
  void aSpanWithoutCandlesOrBackToFrontIsRefused() throws IOException {
    Run.in(folder).argus("candles", "import", file("a.csv", THREE)).exits(0);
    Run.in(folder).argus("candles", "export", "--out=-", "--from=2027-01-01").exits(1);
    Run.in(folder)
        .argus("candles", "export", "--out=-", "--from=2026-01-02", "--to=2026-01-01")
        .exits(2);
    Outcome typo =
        Run.in(folder).argus("candles", "export", "--out=-", "--from=yesterday").exits(2);
    assertTrue(typo.err().contains("\"yesterday\" is not a time"), typo.err());
  }

  @Test
  void anotherProductIsNeverAnsweredWithTheseCandles() throws IOException {
    Run.in(folder).argus("candles", "import", file("a.csv", THREE)).exits(0);
    Outcome outcome =
        Run.in(folder).argus("candles", "export", "--out=-", "--product", "ETH-USD").exits(1);
    assertTrue(outcome.err().contains("holds BTC-USD, not ETH-USD"), outcome.err());
    Run.in(folder).argus("candles", "verify", "--product", "btc").exits(2);
  }
}
