package com.iteradynamics.testkit;

import com.iteradynamics.strategy.StrategyProvider;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Makes a jar as somebody else would who has a strategy of their own: compiles it and packs it. */
public final class StrategyJar {
  private static final int CLASS_VERSION_AT = 6;

  private final List<String> names = new ArrayList<>();
  private final List<Path> sources = new ArrayList<>();
  private final Path work;
  private int classVersion;

  /**
   * A jar without providers.
   *
   * @param work an empty folder for sources and classes
   */
  public StrategyJar(Path work) {
    this.work = work;
  }

  /** Adds a provider: its class name and the source of its class. */
  public StrategyJar with(String name, String source) throws IOException {
    Path file = work.resolve("src").resolve(name.replace('.', '/') + ".java");
    Files.createDirectories(file.getParent());
    sources.add(Files.writeString(file, source));
    return naming(name);
  }

  /** Names a provider, whether or not there is one. */
  public StrategyJar naming(String name) {
    names.add(name);
    return this;
  }

  /** Gives the classes another version, as if made by another JDK. */
  public StrategyJar ofClassVersion(int version) {
    classVersion = version;
    return this;
  }

  /** Compiles, packs, and gives the jar back. */
  public Path writeTo(Path jar) throws IOException {
    Path classes = Files.createDirectories(work.resolve("classes"));
    compile(classes);
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      String services = "META-INF/services/" + StrategyProvider.class.getName();
      add(out, services, String.join("\n", names).getBytes(StandardCharsets.UTF_8));
      for (Path compiled : files(classes)) {
        String name = classes.relativize(compiled).toString().replace('\\', '/');
        add(out, name, versioned(Files.readAllBytes(compiled)));
      }
    }
    return jar;
  }

  private void compile(Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      List<String> options =
          List.of(
              "-d",
              classes.toString(),
              "-classpath",
              System.getProperty("java.class.path"),
              "-proc:none",
              "--release",
              "21");
      boolean compiled =
          compiler
              .getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call();
      if (!compiled) {
        throw new IllegalStateException("the strategy of the test does not compile");
      }
    }
  }

  private byte[] versioned(byte[] compiled) {
    if (classVersion > 0) {
      ByteBuffer.wrap(compiled).putShort(CLASS_VERSION_AT, (short) classVersion);
    }
    return compiled;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void add(JarOutputStream out, String name, byte[] bytes) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(bytes);
    out.closeEntry();
  }
}
