package com.iteradynamics.cli;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Classes that are for developers only and so in no package: a command that needs them runs them
 * from the folder of a build, in a process of their own.
 */
public final class DeveloperClasses {
  private DeveloperClasses() {}

  /** Where this program was loaded from: {@code target/argus.jar}, or a folder of classes. */
  public static Path ownPlace() {
    try {
      return Path.of(
          DeveloperClasses.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("our own place is an address", e);
    }
  }

  /** The folder that the build writes to: it holds these classes, in a jar or as they are. */
  public static Path target() {
    return ownPlace().getParent();
  }

  /**
   * How this JDK runs {@code mainClass}; arguments may be added.
   *
   * @param what it is, for whoever has not built it
   * @param needed files that the build has to have made besides
   * @throws CommandFailure when it was not built
   */
  public static List<String> java(String what, String mainClass, String... needed)
      throws IOException {
    Path target = target();
    Path classes = target.resolve("test-classes");
    Path libraries = target.resolve("developer.classpath");
    boolean built =
        Files.exists(classes)
            && Files.exists(libraries)
            && Stream.of(needed).allMatch(file -> Files.exists(target.resolve(file)));
    if (!built) {
      throw CommandFailure.failed(what + " is not built yet: run ./mvnw -B package -DskipTests");
    }
    String path =
        classes + ":" + target.resolve("classes") + ":" + Files.readString(libraries).strip();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", path, mainClass));
    return command;
  }

  /**
   * Runs {@code command} and shows what it writes as it comes; its errors go where ours go. It ends
   * with its standard input, which ends with this process, however that ends.
   *
   * @return its exit code
   */
  public static int run(List<String> command, CommandContext context) throws IOException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (Reader out = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
      char[] some = new char[4_096];
      for (int count = out.read(some); count >= 0; count = out.read(some)) {
        context.out().write(some, 0, count);
        context.out().flush();
      }
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandFailure.failed("interrupted", e);
    } finally {
      process.destroy();
    }
  }
}
