package com.iteradynamics.argus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./argus} in a checkout whose {@code mvnw} does what a test says. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "argus is a bash script")
class LauncherTest {
  private static final Path BASE = Path.of(System.getProperty("basedir", "."));
  private static final int SECONDS = 60;

  @TempDir private Path checkout;
  private final List<Process> started = new ArrayList<>();

  /** What the jars of these tests run: it says its jar's version, late if it is to. */
  static final class Program {
    private Program() {}

    public static void main(String[] args) throws IOException {
      System.out.println("ready");
      if (args.length > 0 && System.in.read() < 0) {
        return;
      }
      System.out.println(Later.version());
    }
  }

  /** Loaded when it is needed, from the jar that was opened. */
  static final class Later {
    private Later() {}

    static String version() {
      return Later.class.getPackage().getImplementationVersion();
    }
  }

  @BeforeEach
  void checkOut() throws Exception {
    Files.createDirectories(checkout.resolve("src/main/java"));
    Files.createDirectories(checkout.resolve(".mvn"));
    for (String file : List.of("argus", ".mvn/jdk.sh", "pom.xml")) {
      Files.copy(BASE.resolve(file), checkout.resolve(file));
    }
    mvnw("echo >>\"$home/builds\"", "cp \"$home/next.jar\" \"$to/argus.jar\"");
    jar("1");
    assertEquals(List.of("ready", "1"), lines(run()));
    edit();
    jar("2");
  }

  @AfterEach
  void end() {
    started.forEach(LauncherTest::kill);
  }

  /** Every line that a build may die at: before, within and after the jar's own bytes. */
  @Test
  void aBuildThatIsKilledLeavesTheJarOfBeforeAndTheNextOneIsDone() throws Exception {
    for (String part : List.of("0", "100", "all")) {
      byte[] before = Files.readAllBytes(checkout.resolve("target/argus.jar"));
      String copy = part.equals("all") ? "cat" : "head -c " + part;
      mvnw(
          copy + " \"$home/next.jar\" >\"$to/argus.jar\"",
          "touch \"$home/half\"",
          "exec sleep 100");
      Process killed = start();
      await(checkout.resolve("half"));
      kill(killed);
      Files.delete(checkout.resolve("half"));
      assertArrayEquals(before, Files.readAllBytes(checkout.resolve("target/argus.jar")), part);
      assertEquals(List.of("ready", "1"), lines(java()), part);
    }
    mvnw("cp \"$home/next.jar\" \"$to/argus.jar\"");
    assertEquals(List.of("ready", "2"), lines(run()));
    try (var files = Files.list(checkout.resolve("target"))) {
      List<String> left =
          files.map(file -> file.getFileName().toString()).filter(n -> n.contains("new")).toList();
      assertEquals(List.of(), left);
    }
  }

  @Test
  void aBuildThatFailsLeavesTheJarOfBeforeAndIsTriedAgain() throws Exception {
    for (String failing : List.of("exit 1", ": >\"$to/argus.jar\"", ":")) {
      mvnw(failing);
      Process failed = start();
      assertEquals(List.of(), lines(failed), failing);
      assertEquals(1, failed.waitFor(), failing);
      assertEquals(List.of("ready", "1"), lines(java()), failing);
    }
    mvnw("cp \"$home/next.jar\" \"$to/argus.jar\"");
    assertEquals(List.of("ready", "2"), lines(run()));
  }

  @Test
  void anArgusThatIsRunningKeepsItsJar() throws Exception {
    Path jar = checkout.resolve("target/argus.jar");
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(60)));
    Process running = start("wait");
    assertEquals('r', running.getInputStream().read());
    edit();
    assertEquals(List.of("ready", "2"), lines(run()));
    running.getOutputStream().write('\n');
    running.getOutputStream().flush();
    assertEquals(List.of("eady", "1"), lines(running));
  }

  @Test
  void oneOfTwoAtOnceBuildsAndTheOtherWaits() throws Exception {
    mvnw("echo >>\"$home/builds\"", "sleep 1", "cp \"$home/next.jar\" \"$to/argus.jar\"");
    Files.delete(checkout.resolve("builds"));
    Process first = start();
    Process second = start();
    assertEquals(List.of("ready", "2"), lines(first));
    assertEquals(List.of("ready", "2"), lines(second));
    assertEquals(1, Files.readAllLines(checkout.resolve("builds")).size());
  }

  @Test
  void aLibraryIsPlacedWholeAndOneThatIsTheSameIsLeft() throws Exception {
    Path lib = Files.createDirectories(checkout.resolve("target/lib"));
    Files.writeString(lib.resolve("cut.jar"), "ab");
    Files.writeString(lib.resolve("same.jar"), "same");
    FileTime old = FileTime.from(Instant.EPOCH);
    Files.setLastModifiedTime(lib.resolve("same.jar"), old);
    mvnw(
        "mkdir \"$to/lib\"",
        "printf abc >\"$to/lib/cut.jar\"",
        "printf same >\"$to/lib/same.jar\"",
        "cp \"$home/next.jar\" \"$to/argus.jar\"");
    assertEquals(List.of("ready", "2"), lines(run()));
    assertEquals("abc", Files.readString(lib.resolve("cut.jar")));
    assertEquals(old, Files.getLastModifiedTime(lib.resolve("same.jar")));
  }

  private Path source() {
    return checkout.resolve("src/main/java/Source.java");
  }

  /** A source becomes newer than the jar. */
  private void edit() throws IOException {
    Files.writeString(source(), "class Source {}");
    Files.setLastModifiedTime(
        checkout.resolve("target/argus.jar"), FileTime.from(Instant.now().minusSeconds(10)));
  }

  /** A build that does this; {@code $to} is where the jar is to go. */
  private void mvnw(String... steps) throws IOException {
    Path file = checkout.resolve("mvnw");
    Files.writeString(
        file,
        """
        #!/usr/bin/env bash
        home=$(dirname "$0")
        for arg in "$@"; do
          case $arg in -Dargus.folder=*) to=${arg#*=} ;; esac
        done
        """
            + String.join("\n", steps)
            + "\n");
    assertTrue(file.toFile().setExecutable(true));
  }

  /** The jar that the next build makes. */
  private void jar(String version) throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(Attributes.Name.MAIN_CLASS, Program.class.getName());
    main.put(Attributes.Name.IMPLEMENTATION_VERSION, version);
    try (OutputStream file = Files.newOutputStream(checkout.resolve("next.jar"));
        JarOutputStream jar = new JarOutputStream(file, manifest)) {
      for (Class<?> type : List.of(Program.class, Later.class)) {
        String name = type.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new ZipEntry(name));
        try (var bytes = LauncherTest.class.getClassLoader().getResourceAsStream(name)) {
          bytes.transferTo(jar);
        }
      }
    }
  }

  private Process start(String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(checkout.resolve("argus").toString()));
    command.addAll(List.of(words));
    return process(command);
  }

  private Process run() throws IOException {
    return start();
  }

  private Process java() throws IOException {
    return process(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-jar",
            checkout.resolve("target/argus.jar").toString()));
  }

  private Process process(List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(checkout.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private static List<String> lines(Process process) throws Exception {
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS));
    return text.lines().toList();
  }

  private static void await(Path file) throws InterruptedException {
    for (int i = 0; i < SECONDS * 20 && Files.notExists(file); i++) {
      Thread.sleep(50);
    }
    assertTrue(Files.exists(file));
  }

  private static void kill(Process process) {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.addFirst(process.toHandle());
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(each -> each.onExit().join());
  }
}
