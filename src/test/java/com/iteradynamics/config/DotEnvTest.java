package com.iteradynamics.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DotEnvTest {

  @ParameterizedTest(name = "[{0}] is [{1}]")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "A=1|1",
        "export A=1|1",
        "  A = 1  |1",
        "A=a b|a b",
        "A=1 # why|1",
        "A=a#b|a#b",
        "A='a # b'|a # b",
        "A='a\\n'|a\\n",
        "A=\"a # b\" # why|a # b",
        "A=\"say \\\"hi\\\"\"|say \"hi\"",
        "A=\"back\\\\slash\"|back\\slash",
        "A=x=y|x=y",
        "A=x=#y|x=#y",
        "A=#y|``",
        "A=\"\"|``",
        "A=\"a\\tb\"|a\\tb",
        "A=|``",
        "A= # nothing|``"
      })
  void aLineGivesItsValue(String line, String value) {
    DotEnv read = DotEnv.parse(".env", List.of(line));
    assertEquals(List.of(), read.problems());
    assertEquals(Map.of("A", value), read.values());
  }

  @Test
  void aBackslashNInDoubleQuotesIsALineBreak() {
    assertEquals("a\nb", DotEnv.parse(".env", List.of("A=\"a\\nb\"")).values().get("A"));
  }

  @ParameterizedTest
  @ValueSource(ints = {2_000, 2_000_000})
  void aValueMayBeLong(int length) {
    String key = "k".repeat(length);
    String escapes = "\\n\\\"".repeat(length / 2);
    DotEnv read =
        DotEnv.parse(
            ".env",
            List.of(
                "A=\"" + key + "\"", "B='" + key + "'", "C=" + key, "D=\"" + escapes + "\" # end"));
    assertEquals(List.of(), read.problems());
    assertEquals(key, read.values().get("A"));
    assertEquals(key, read.values().get("B"));
    assertEquals(key, read.values().get("C"));
    assertEquals("\n\"".repeat(length / 2), read.values().get("D"));
  }

  @ParameterizedTest
  @ValueSource(ints = {2_000, 2_000_000})
  void aLongValueThatDoesNotEndIsNamedByItsLineAndNotRepeated(int length) {
    String open = "k\\\"".repeat(length / 3);
    String blanks = "x" + " ".repeat(length) + "y";
    DotEnv read = DotEnv.parse(".env", List.of("A=\"" + open, "B='" + open, "C=" + blanks));
    assertEquals(
        List.of(
            ".env:1: A has no closing \" on its line", ".env:2: B has no closing ' on its line"),
        read.problems());
    assertEquals(Map.of("C", blanks), read.values());
  }

  @Test
  void exportIsAlsoAName() {
    assertEquals(
        Map.of("export", "1", "exported", "2", "B", "3"),
        DotEnv.parse(".env", List.of("export = 1", "exported=2", "export\tB=3")).values());
  }

  @Test
  void emptyLinesAndCommentsSayNothing() {
    assertEquals(new DotEnv(Map.of(), List.of()), DotEnv.parse(".env", List.of("", "  ", "# A=1")));
  }

  @Test
  void everyMalformedLineIsNamedAndTheOthersAreRead() {
    DotEnv read =
        DotEnv.parse(
            "x/.env", List.of("A=1", "just words", "2B=3", "C='open", "D=\"x\" y", "A=2", "E=5"));
    assertEquals(Map.of("A", "1", "E", "5"), read.values());
    assertEquals(
        List.of(
            "x/.env:2: expected NAME=VALUE",
            "x/.env:3: expected NAME=VALUE",
            "x/.env:4: C has no closing ' on its line",
            "x/.env:5: D has text after its closing \"",
            "x/.env:6: A is set twice, first on line 1"),
        read.problems());
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstName() {
    DotEnv read = DotEnv.parse(".env", List.of("\uFEFFA=1", "B=2"));
    assertEquals(List.of(), read.problems());
    assertEquals(Map.of("A", "1", "B", "2"), read.values());
  }

  @Test
  void aCharacterThatCannotBeSeenIsNamed() {
    DotEnv read = DotEnv.parse(".env", List.of("A=1", "B=24\0", "C=\u009f"));
    assertEquals(
        List.of(
            ".env:2: has a character that cannot be seen, U+0000",
            ".env:3: has a character that cannot be seen, U+009F"),
        read.problems());
    assertEquals(Map.of("A", "1"), read.values());
  }

  @Test
  void withoutAFileThereIsNothing(@TempDir Path folder) {
    assertEquals(new DotEnv(Map.of(), List.of()), DotEnv.read(folder.resolve(".env")));
  }

  @Test
  void aFileThatIsNotTextIsAProblem(@TempDir Path folder) throws IOException {
    Path file = folder.resolve(".env");
    Files.write(file, new byte[] {'A', '=', (byte) 0xff, (byte) 0xfe});
    assertEquals(List.of(file + ": is not UTF-8 text"), DotEnv.read(file).problems());
  }

  @Test
  void aFolderOfThatNameIsAProblem(@TempDir Path folder) throws IOException {
    Path file = Files.createDirectory(folder.resolve(".env"));
    assertEquals(1, DotEnv.read(file).problems().size());
  }
}
