package com.iteradynamics.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.iteradynamics.argus.Run;
import com.iteradynamics.argus.Run.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One of it is not several. */
class CountsTest {
  /** A 1 that nothing comes before, and a word for several. */
  private static final Pattern ONE_OF_SEVERAL =
      Pattern.compile(
          "(?<![0-9.,:-])1 (hours|candles|trials|tests|rows|gaps|months|buys|sells|orders|trades|runs"
              + "|decisions|ticks|outcomes)\\b");

  @TempDir private Path folder;

  @Test
  void aCountHasItsWord() {
    assertEquals("0 hours", Counts.of(0, "hour"));
    assertEquals("1 hour", Counts.of(1, "hour"));
    assertEquals("3624 hours", Counts.of(3_624, "hour"));
    assertEquals("1 trial", Counts.grouped(1, "trial"));
    assertEquals("3,624 trials", Counts.grouped(3_624, "trial"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "replay --sample --from=2025-05-15T01:00 --to=2025-05-15T01:00",
        "replay --sample --from=2025-05-15 --to=2025-05-24T23:00",
        "sweep --sample --from=2025-05-01 --param=PRIME_MAX_EXPOSURE=0.9 --out=sweep",
        "walkforward --sample --train-days=60 --test-days=80 --param=PRIME_MAX_EXPOSURE=0.9",
        "montecarlo --sample --runs=100 --from=2025-05-10 --to=2025-05-26",
        "trace --sample --from=2025-05-15T01:00 --to=2025-05-15T01:00 --out=trace.csv",
        "candles import one.csv",
        "candles verify gap.csv"
      })
  void noCommandSaysOneHours(String line) throws Exception {
    String head = "Timestamp,Open,High,Low,Close,Volume\n2025-05-20 09:00:00,10,11,9,10,1\n";
    Files.writeString(folder.resolve("one.csv"), head);
    Files.writeString(folder.resolve("gap.csv"), head + "2025-05-20 11:00:00,10,11,9,10,1\n");
    Outcome told = Run.in(folder).argus(line.split(" "));
    assertFalse(ONE_OF_SEVERAL.matcher(told.out() + told.err()).find(), told.out() + told.err());
    assertFalse(told.out().isEmpty(), told.err());
  }
}
