package com.iteradynamics.adapter.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void replacesTheWholeContent() throws IOException {
    Path file = folder.resolve("file");
    AtomicFile.write(file, out -> out.write("a long old content".getBytes(UTF_8)));
    AtomicFile.write(file, out -> out.write("new".getBytes(UTF_8)));
    assertEquals("new", Files.readString(file));
    assertEquals(List.of(file), files());
  }

  @Test
  void leavesTheOldContentWhenTheDiskFillsUpHalfWay() throws IOException {
    Path file = folder.resolve("file");
    Files.writeString(file, "old");
    IOException full =
        assertThrows(
            IOException.class,
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write(new byte[1 << 20]);
                      throw new IOException("No space left on device");
                    }));
    assertEquals("No space left on device", AtomicFile.why(full));
    assertEquals("old", Files.readString(file));
    assertEquals(List.of(file), files());
  }

  @Test
  void writesThroughASymbolicLink() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    AtomicFile.write(link, out -> out.write("new".getBytes(UTF_8)));
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("new", Files.readString(file));
  }

  @Test
  void saysWhatStandsInTheWay() throws IOException {
    Path noFolder = folder.resolve("missing/file");
    assertEquals("there is no folder for it", AtomicFile.why(failure(noFolder)));
    Path isFolder = Files.createDirectories(folder.resolve("folder/inner")).getParent();
    assertThrows(IOException.class, () -> AtomicFile.write(isFolder, out -> out.write(1)));
    assertEquals(List.of(isFolder), files());
  }

  private static IOException failure(Path file) {
    return assertThrows(
        IOException.class, () -> AtomicFile.write(file, out -> out.write("x".getBytes(UTF_8))));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }
}
