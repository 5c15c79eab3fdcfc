package com.iteradynamics.simulation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The documents say how many bugs are planted. */
class PlantedCountTest {
  @ParameterizedTest
  @CsvSource({"README.md, planted bugs", "docs/going-live.md, bugs are planted"})
  void isThatOfTheDocuments(String page, String words) throws IOException {
    String said = PlantedBug.values().length + " " + words;
    assertTrue(Files.readString(Path.of(page)).contains(said), page + ": " + said);
  }
}
