package com.iteradynamics.cli.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.argus.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hard block that ended by itself is told in words wherever its hour is looked at. */
class RearmedInWordsTest {
  private static final String ENDED = "the hard block ended by itself, the drawdown counts from ";

  @TempDir private Path folder;

  @Test
  void theHourThatRearmedSaysSo() throws IOException {
    Run run = Run.in(folder);
    run.argus(
            "replay",
            "--sample",
            "--store=data",
            "--to=2025-03-31",
            "--set=PRIME_DD_SOFT=0.005",
            "--set=PRIME_DD_HARD=0.01",
            "--set=PRIME_DD_REARM_H=48")
        .exits(0);
    List<JsonNode> rearmed = new ArrayList<>();
    for (JsonNode record : Run.json(run.argus("history", "--last=2200", "--json").exits(0).out())) {
      if (record.has("rearmed_from_peak_usd")) {
        rearmed.add(record);
      }
    }
    assertFalse(rearmed.isEmpty(), "a block has ended by itself");
    JsonNode first = rearmed.getFirst();
    String hour = first.get("timestamp_utc").asText().replace(' ', 'T');
    String explained = run.argus("explain", "--at=" + hour + "Z").exits(0).out();
    assertTrue(flowing(explained).contains("rearmed: " + ENDED), explained);
    assertTrue(flowing(explained).contains(" instead of the peak of "), explained);
    String history = flowing(run.argus("history", "--last=2200").exits(0).out());
    assertEquals(rearmed.size(), history.split(ENDED, -1).length - 1);
    assertTrue(history.contains("REARMED"), "a column of its own");
    assertFalse(run.argus("history", "--last=1").exits(0).out().contains("REARMED"));
    run.argus("dashboard", "--last=2200", "--out=page.html").exits(0);
    assertTrue(Files.readString(folder.resolve("page.html")).contains(ENDED), "the page's log");
  }

  private static String flowing(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
