package com.iteradynamics.cli.developer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.argus.Run;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code ./argus simulate} says to numbers that it cannot use; it runs nothing then. */
class SimulateCommandTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "--ticks, 0, 100000000",
    "--ticks, -5, 100000000",
    "--ticks, many, 100000000",
    "--ticks, 1e6, 100000000",
    "--ticks, 100000001, 100000000",
    "--ticks, 99999999999999999999, 100000000",
    "--seed, lucky, 9223372036854775807",
    "--seed, 9223372036854775808, 9223372036854775807",
    "--threads, 0, 256",
    "--threads, 257, 256",
  })
  void aNumberThatCannotBeIsRefusedWithWhatCan(String option, String value, String most) {
    Run.Outcome run = Run.in(folder).argus("simulate", option + "=" + value).exits(2);
    assertTrue(run.err().contains(option + " must be a whole number from "), run.err());
    assertTrue(run.err().contains("to " + most + ", was \"" + value + "\""), run.err());
  }
}
