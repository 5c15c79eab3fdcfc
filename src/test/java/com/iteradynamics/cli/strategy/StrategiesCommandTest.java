package com.iteradynamics.cli.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.argus.Run;
import com.iteradynamics.argus.Run.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrategiesCommandTest {
  @TempDir private Path folder;

  @Test
  void theDefaultIsMarkedAndComesFirst() {
    Outcome plain = Run.in(folder).argus("strategies").exits(0);
    assertEquals("", plain.err());
    assertTrue(plain.outLines().getFirst().startsWith("* sg_core_exposure_v1 "));
    assertEquals(1, plain.outLines().stream().filter(line -> line.startsWith("*")).count());
    assertEquals(17, plain.outLines().size());
  }

  @Test
  void theShortWayThatNeedsNoOptionParserSaysTheSameAsTheLongOne() throws IOException {
    Files.writeString(
        folder.resolve(".env"), "ARGUS_STRATEGY_MODULE=research.strategies.sg_vol_probe_v1\n");
    Outcome plain = Run.in(folder).argus("strategies").exits(0);
    Outcome parsed = Run.in(folder).argus("strategies", "--set", "PRIME_HORIZON=1").exits(0);
    assertEquals(parsed.out(), plain.out());
    assertTrue(plain.out().contains("* sg_vol_probe_v1"));
  }

  @Test
  void aProgramReadsIdsAndWhereTheyComeFrom() throws IOException {
    JsonNode rows = Run.json(Run.in(folder).argus("strategies", "--json").exits(0).out());
    assertEquals("sg_core_exposure_v1", rows.get(0).get("id").asText());
    assertTrue(rows.get(0).get("chosen").asBoolean());
    assertEquals("argus", rows.get(0).get("from").asText());
  }

  @Test
  void aChoiceThatIsNoneAndAJarThatIsNotThereAreToldBesideTheList() {
    Outcome outcome =
        Run.in(folder)
            .with("ARGUS_STRATEGY_MODULE", "nobody")
            .with("ARGUS_STRATEGY_JARS", "x.jar")
            .argus("strategies")
            .exits(1);
    assertEquals(17, outcome.outLines().size());
    List<String> told = outcome.errLines();
    assertEquals(
        "argus: ARGUS_STRATEGY_JARS names " + folder.resolve("x.jar") + ", which cannot be read",
        told.get(0));
    assertTrue(told.get(1).startsWith("argus: ARGUS_STRATEGY_MODULE: strategy \"nobody\""));
  }

  @Test
  void everySmokeCheckPasses() {
    Outcome outcome = Run.in(folder).argus("selftest").exits(0);
    assertTrue(outcome.out().endsWith(" checks, 0 failed\n"), outcome.out());
    assertTrue(outcome.outLines().stream().noneMatch(line -> line.startsWith("FAIL")));
    assertTrue(outcome.out().contains("loads by its seed id research.strategies.sg_vol_probe_v1"));
  }
}
