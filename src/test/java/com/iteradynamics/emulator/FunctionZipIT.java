package com.iteradynamics.emulator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/**
 * The zip that is deployed has what Quarkus packaged, in one jar, and nothing is lost on the way.
 */
class FunctionZipIT {
  private static final Path TARGET = Path.of(System.getProperty("basedir", ".")).resolve("target");
  private static final long LIMIT = 25_000_000;

  private final Path task;

  FunctionZipIT() throws IOException {
    task = FunctionProcess.unzipped(TARGET.resolve("function.zip"));
  }

  @Test
  void everyFileOfEveryLibraryIsInTheOneJarAsThisJavaWouldSeeIt() throws IOException {
    Set<String> expected = new TreeSet<>();
    try (ZipFile merged = new ZipFile(jar())) {
      for (Path library : libraries()) {
        // 21: what the zip was made for, and what every newer Java falls back to.
        try (JarFile original =
            new JarFile(library.toFile(), false, ZipFile.OPEN_READ, Runtime.Version.parse("21"))) {
          for (String name : files(original)) {
            expected.add(name);
            assertArrayEquals(bytes(original, name), bytes(merged, name), library + ": " + name);
          }
        }
      }
      assertTrue(expected.size() > 10_000, expected.size() + " files");
      assertEquals(expected, new TreeSet<>(files(merged)));
    }
  }

  @Test
  void everyServiceKeepsAllItsProviders() throws IOException {
    int services = 0;
    try (ZipFile merged = new ZipFile(jar())) {
      for (Path library : libraries()) {
        try (JarFile original = new JarFile(library.toFile())) {
          for (ZipEntry entry : entries(original)) {
            if (entry.getName().startsWith("META-INF/services/")) {
              services++;
              List<String> all = text(merged, entry.getName()).lines().toList();
              List<String> ours = text(original, entry.getName()).lines().toList();
              assertTrue(all.containsAll(ours), library + ": " + entry.getName());
            }
          }
        }
      }
    }
    assertTrue(services > 10, services + " services");
  }

  @Test
  void everyLibraryKeepsItsLicence() throws IOException {
    int texts = 0;
    try (ZipFile merged = new ZipFile(jar())) {
      for (Path library : libraries()) {
        String name = library.getFileName().toString().replaceFirst("[.]jar$", "");
        try (JarFile original = new JarFile(library.toFile())) {
          for (String file : List.of("LICENSE", "LICENSE.txt", "NOTICE", "NOTICE.txt")) {
            if (original.getEntry("META-INF/" + file) != null) {
              texts++;
              assertEquals(
                  text(original, "META-INF/" + file),
                  text(merged, "META-INF/" + name + "/" + file),
                  name);
            }
          }
        }
      }
    }
    assertTrue(texts > 10, texts + " licences and notices");
  }

  @Test
  void theJarIsStoredAndTheZipIsSmall() throws IOException {
    try (ZipFile merged = new ZipFile(jar())) {
      for (ZipEntry entry : entries(merged)) {
        assertEquals(ZipEntry.STORED, entry.getMethod(), entry.getName());
      }
    }
    long size = Files.size(TARGET.resolve("function.zip"));
    assertTrue(size <= LIMIT, size + " bytes");
  }

  @Test
  void theZipCarriesNothingOfDevelopers() throws IOException {
    Pattern developers =
        Pattern.compile(
            "(?i).*(junit|dynamodbv2/local|archunit|/jmh/|sqlite|emulator|testkit|/netty/|"
                + "iteradynamics/(venue|simulation)/|awssdk/http/apache/|runtime/api/client).*");
    List<String> unknownNames = new ArrayList<>();
    try (ZipFile zip = new ZipFile(TARGET.resolve("function.zip").toFile());
        ZipFile merged = new ZipFile(jar())) {
      Stream.concat(zip.stream(), merged.stream())
          .map(ZipEntry::getName)
          .filter(name -> developers.matcher(name).matches())
          .forEach(unknownNames::add);
    }
    assertEquals(List.of(), unknownNames);
  }

  private File jar() throws IOException {
    try (Stream<Path> jars = Files.list(task.resolve("lib"))) {
      List<Path> all = jars.toList();
      assertEquals(1, all.size(), all.toString());
      return all.getFirst().toFile();
    }
  }

  /** All but what a folder's store and the command line need. */
  private static List<Path> libraries() throws IOException {
    try (Stream<Path> jars = Files.list(TARGET.resolve("function/lib"))) {
      return jars.filter(
              jar ->
                  !jar.getFileName()
                      .toString()
                      .matches("(org.xerial|info.picocli|com.github.luben|dev.hardwood)[.].*"))
          .sorted()
          .toList();
    }
  }

  private static List<? extends ZipEntry> entries(ZipFile jar) {
    return jar.stream().filter(entry -> !entry.isDirectory()).toList();
  }

  /**
   * The names of all classes and of what lies among them, as a program sees them: without variants
   * for other releases.
   */
  private static List<String> files(ZipFile jar) {
    List<String> names = new ArrayList<>();
    Stream<? extends ZipEntry> seen =
        jar instanceof JarFile variants ? variants.versionedStream() : jar.stream();
    seen.filter(entry -> !entry.isDirectory())
        .map(ZipEntry::getName)
        .filter(name -> !name.startsWith("META-INF/") && !name.endsWith("module-info.class"))
        .forEach(names::add);
    return names;
  }

  private static String text(ZipFile jar, String name) throws IOException {
    return new String(bytes(jar, name), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(ZipFile jar, String name) throws IOException {
    ZipEntry entry = jar.getEntry(name);
    assertTrue(entry != null, name + " is not in " + jar.getName());
    try (InputStream content = jar.getInputStream(entry)) {
      return content.readAllBytes();
    }
  }
}
