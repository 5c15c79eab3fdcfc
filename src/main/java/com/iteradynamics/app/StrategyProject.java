package com.iteradynamics.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A small Maven project that makes a jar with one strategy. */
final class StrategyProject {
  private static final String TEMPLATES = "/com/iteradynamics/newstrategy/";

  private final StrategyName name;
  private final Path jar;

  /**
   * The project.
   *
   * @param jar Argus's own jar, which it is compiled with
   */
  StrategyProject(StrategyName name, Path jar) {
    this.name = name;
    this.jar = jar.toAbsolutePath().normalize();
  }

  /** The texts of its files, by their paths in the project. */
  Map<String, String> files() {
    String sources = "java/" + name.packageName().replace('.', '/') + "/" + name.className();
    Map<String, String> files = new LinkedHashMap<>();
    files.put("pom.xml", filled("pom.txt"));
    files.put("README.md", filled("README.txt"));
    files.put(".gitignore", filled("gitignore.txt"));
    files.put("src/main/" + sources + ".java", filled("Strategy.txt"));
    files.put("src/main/" + sources + "Provider.java", filled("Provider.txt"));
    files.put(
        "src/main/resources/META-INF/services/com.iteradynamics.strategy.StrategyProvider",
        name.packageName() + "." + name.className() + "Provider\n");
    files.put("src/test/" + sources + "Test.java", filled("StrategyTest.txt"));
    return files;
  }

  /**
   * Writes it.
   *
   * @param folder new, or empty
   * @throws CommandFailure when it is neither
   */
  void writeTo(Path folder) throws IOException {
    if (Files.exists(folder)) {
      if (!Files.isDirectory(folder)) {
        throw CommandFailure.usage(folder + " is not a folder");
      }
      try (Stream<Path> content = Files.list(folder)) {
        if (content.findAny().isPresent()) {
          throw CommandFailure.usage(folder + " is not empty: give another by --into");
        }
      }
    }
    for (Map.Entry<String, String> file : files().entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  private String filled(String template) {
    // target/argus.jar of a checkout.
    Path home = jar.resolve("../..").normalize();
    return text(template)
        .replace("@name@", name.name())
        .replace("@id@", name.id())
        .replace("@prefix@", name.prefix())
        .replace("@package@", name.packageName())
        .replace("@class@", name.className())
        .replace("@jar@", jar.toString().replace("&", "&amp;").replace("<", "&lt;"))
        .replace("@home@", home.toString());
  }

  private static String text(String template) {
    try (InputStream in = StrategyProject.class.getResourceAsStream(TEMPLATES + template)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
