package com.iteradynamics.argus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same bytes wherever the machine stands: commas, digits and letters of no locale get in. */
class LocaleTest {
  @TempDir private static Path folder;

  private static List<String> english;

  @BeforeAll
  static void inEnglish() throws Exception {
    english = lines("en US");
  }

  /**
   * Language, country, extensions: Arabic digits and signs; decimal commas, dotless letters, Thai
   * digits and years.
   */
  @ParameterizedTest
  @ValueSource(strings = {"ar EG", "tr TR u-ca-buddhist-nu-thai"})
  void everyCommandSaysTheSame(String locale) throws Exception {
    List<String> lines = lines(locale);
    for (int i = 0; i < Math.min(lines.size(), english.size()); i++) {
      assertEquals(english.get(i), lines.get(i), "line " + (i + 1) + " in " + locale);
    }
    assertEquals(english.size(), lines.size());
  }

  @Test
  void thereIsSomethingToCompare() {
    assertTrue(english.size() > 1_000, () -> String.join("\n", english));
    for (String said :
        List.of("PAPER, no real money", "1,000.00 USD", "drawdown ", "report.html")) {
      assertTrue(english.stream().anyMatch(line -> line.contains(said)), said);
    }
  }

  private static List<String> lines(String locale) throws Exception {
    Path own = Files.createDirectory(folder.resolve(locale.replace(' ', '-')));
    String[] words = locale.split(" ");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx700m"));
    command.addAll(List.of("-Duser.language=" + words[0], "-Duser.country=" + words[1]));
    Stream.of(words).skip(2).forEach(each -> command.add("-Duser.extensions=" + each));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(EveryLocale.class.getName(), own.toString()));
    Path said = folder.resolve(own.getFileName() + ".txt");
    Path problems = folder.resolve(own.getFileName() + ".err");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(said.toFile())
            .redirectError(problems.toFile())
            .start();
    assertEquals(0, process.waitFor(), () -> text(problems));
    return Files.readAllLines(said, StandardCharsets.UTF_8);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
