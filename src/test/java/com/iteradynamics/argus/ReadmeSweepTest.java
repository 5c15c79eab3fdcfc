package com.iteradynamics.argus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.testkit.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reader tries first on candles of his own has to show something. */
class ReadmeSweepTest {
  private static final String CANDLES = "btcusd.csv.gz";

  @TempDir private Path folder;

  @Test
  void everyParameterOfTheExampleMattersOverTwoYears() throws IOException {
    Files.copy(Shared.require("data/btcusd_1h_2019_2020.csv.gz"), folder.resolve(CANDLES));
    List<String> sweeps =
        DocumentPage.of("README.md").commands().stream()
            .filter(command -> command.startsWith("./argus sweep --candles " + CANDLES))
            .toList();
    assertEquals(1, sweeps.size(), sweeps.toString());
    String out = Run.in(folder).argus(DocumentPage.arguments(sweeps.getFirst())).exits(0).out();
    assertTrue(out.contains(" trials, best by "), out);
    assertFalse(out.contains("had no effect"), out);
    assertFalse(out.contains("stopped by HARD_DD_BLOCK"), out);
    assertFalse(out.contains("trials are distinct"), out);
  }
}
