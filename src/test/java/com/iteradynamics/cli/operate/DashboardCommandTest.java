package com.iteradynamics.cli.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.StoreFile;
import com.iteradynamics.argus.Run;
import com.iteradynamics.argus.Run.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DashboardCommandTest {
  @TempDir private Path folder;

  private Path page;

  @BeforeEach
  void fill() {
    page = folder.resolve("page.html");
    Run.in(folder)
        .argus(
            "replay",
            "--sample",
            "--out",
            "data",
            "--from",
            "2025-05-30",
            "--to",
            "2025-05-31T00:00")
        .exits(0);
  }

  private Outcome argus(String... more) {
    String[] all = new String[more.length + 1];
    all[0] = "dashboard";
    System.arraycopy(more, 0, all, 1, more.length);
    return Run.in(folder).at("2025-05-31T01:20:00Z").argus(all);
  }

  @Test
  void aStoreBecomesAFile() throws IOException {
    Outcome done = argus("--out", "page.html").exits(0);
    assertEquals("page.html: 25 decisions\n", done.out());
    String text = Files.readString(page);
    assertTrue(text.contains("<title>paper BTC-USD"), text.substring(0, 600));
    assertTrue(text.contains("All is well"));
    assertTrue(text.contains("id=\"part-0\""));
    argus("--out", "page.html", "--last", "3").exits(0);
    assertTrue(Files.readString(page).contains("<dt>decisions shown</dt><dd>3</dd>"));
  }

  @Test
  void aStoreThatIsEmptyHasAPageThatSaysSo() throws IOException {
    Files.createDirectories(folder.resolve("fresh"));
    argus("--store", "fresh", "--out", "page.html").exits(0);
    assertTrue(Files.readString(page).contains("No decisions yet"));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          "schema":1 | "schema":0
          "execution_branch":" | "execution_branch":"OF_THE_FUTURE_
          "book":"paper", | ''
          2025- | 2026-
          """,
      delimiter = '|')
  void recordsThatCannotBeTrustedAreNamed(String from, String to) {
    Path data = folder.resolve("data");
    StoreFile.change(data, "UPDATE records SET json = replace(json, ?, ?)", from, to);
    Outcome failed = argus("--out", "page.html").exits(1);
    assertTrue(failed.err().contains("in argus.db cannot be trusted"), failed.err());
    assertFalse(Files.exists(page));
  }

  @Test
  void candlesThatCannotBeReadAreShownOnThePage() throws IOException {
    Files.writeString(folder.resolve("data/flight_recorder.csv"), "Timestamp,Open\n1,2\n");
    Outcome done = argus("--out", "page.html").exits(0);
    assertTrue(done.err().contains("flight_recorder.csv"), done.err());
    String text = Files.readString(page);
    assertTrue(text.contains("Needs attention") && text.contains("the candles cannot be shown"));
  }

  @Test
  void aPortThatIsTakenIsNamed() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(other.getLocalPort());
      Outcome failed = argus("--port", port).exits(1);
      assertTrue(
          failed.err().contains("port " + port) && failed.err().contains("--port"), failed.err());
    }
  }

  @Test
  void whatIsTypedWronglyIsRefused() {
    for (List<String> wrong :
        List.of(
            List.of("--port", "65536"),
            List.of("--port", "-1"),
            List.of("--last", "0"),
            List.of("--live"),
            List.of("--aws", "--store", "data"))) {
      argus(wrong.toArray(String[]::new)).exits(2);
    }
    Outcome missing = argus("--store", "nowhere", "--out", "page.html").exits(1);
    assertTrue(missing.err().contains("there is no store in"), missing.err());
  }
}
