package com.iteradynamics.cli.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.iteradynamics.argus.Run;
import com.iteradynamics.argus.Run.Outcome;
import com.iteradynamics.cli.DeveloperClasses;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The walk of the README: a new strategy is written, tested, built, backtested and checked. */
class NewStrategyCommandTest {
  private static final Pattern PINNED =
      Pattern.compile("<artifactId>([a-z-]+)</artifactId>\\s*<version>([0-9.]+)</version>");

  private static final String TEST = "strategies.calmtrend.CalmTrendStrategyTest";

  @TempDir private Path folder;

  private Path project() {
    Run.in(folder).argus("new-strategy", "calm-trend").exits(0);
    return folder.resolve("calm-trend");
  }

  @Test
  void itWritesAProject() throws IOException {
    List<String> lines = Run.in(folder).argus("new-strategy", "calm-trend").exits(0).outLines();
    assertEquals("strategy calm_trend_v1; README.md says how to build and try it", lines.getLast());
    for (String file : lines.subList(0, lines.size() - 2)) {
      assertTrue(Files.size(folder.resolve(file)) > 0, file);
    }
    List<Path> written = files(folder.resolve("calm-trend"));
    assertEquals(lines.size() - 2, written.size(), written.toString());
    for (Path file : written) {
      String text = Files.readString(folder.resolve("calm-trend").resolve(file));
      assertTrue(text.endsWith("\n") && !text.contains("@name") && !text.contains("@class"), text);
    }
    assertTrue(Files.readAllLines(folder.resolve("calm-trend/README.md")).size() <= 14);
  }

  @Test
  void itWorksWithTheJdkAlone(@TempDir Path work) throws Exception {
    Path project = project();
    Path classes = compiled(project, work.resolve("classes"));
    copy(project.resolve("src/main/resources"), classes);
    assertEquals(4, testsThatPass(classes, TEST));
    isUsed(jar(classes, folder.resolve("calm-trend.jar")));
  }

  /** What a person tries first, and what they should not have broken. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "close > mean | close > 1.01 * mean | 4",
        "(1 - stop) * held.highWaterUsd() | (1 - 2 * stop) * held.highWaterUsd() | 4",
        "close <= stopPrice | close < stopPrice | 4",
        "exposure, \"above | exposure / 2, \"above | 4",
        "context.position().isPresent() && | false && | 3",
        "close <= stopPrice | close >= stopPrice | 3",
        "!= RegimeLabel.TREND_UP | == RegimeLabel.TREND_UP | 1"
      })
  void itsTestHoldsTheRulesAndNotTheirNumbers(
      String rule, String other, int passing, @TempDir Path work) throws Exception {
    Path project = project();
    Path source = project.resolve("src/main/java/strategies/calmtrend/CalmTrendStrategy.java");
    String text = Files.readString(source);
    assertTrue(text.contains(rule), text);
    Files.writeString(source, text.replace(rule, other));
    assertEquals(passing, testsThatPass(compiled(project, work.resolve("classes")), TEST));
  }

  @Test
  void itIsBuiltByMavenWithoutANetwork(@TempDir Path work) throws Exception {
    Path project = project();
    Path argus = jar(DeveloperClasses.ownPlace(), work.resolve("argus.jar"));
    List<String> command =
        List.of(
            "./mvnw",
            "-o",
            "-B",
            "-q",
            "-f",
            project.toString(),
            "package",
            "-Dargus.jar=" + argus);
    Path log = work.resolve("log");
    Process maven =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertTrue(maven.waitFor(10, TimeUnit.MINUTES), "Maven does not end");
    String said = Files.readString(log);
    if (said.contains("offline mode") || said.contains("could not download")) {
      System.out.println("[SKIP] a new strategy is not built by Maven: its plugins are not here");
      assumeTrue(false);
    }
    assertEquals(0, maven.exitValue(), said);
    assertTrue(Files.isRegularFile(project.resolve("target/calm-trend.jar")), said);
    try (Stream<Path> reports = Files.list(project.resolve("target/surefire-reports"))) {
      Path report = reports.filter(path -> path.toString().endsWith(".txt")).findFirst().get();
      assertTrue(Files.readString(report).contains("Tests run: 4, Failures: 0"), said);
    }
    isUsed(project.resolve("target/calm-trend.jar"));
  }

  private void isUsed(Path jar) {
    Run run =
        Run.in(folder)
            .with("ARGUS_STRATEGY_JARS", jar.toString())
            .with("ARGUS_STRATEGY_MODULE", "calm_trend_v1");
    assertTrue(run.argus("strategies").exits(0).out().contains("* calm_trend_v1"));
    String config = run.argus("config", "--set", "CALM_TREND_CANDLES=20").exits(0).out();
    assertTrue(config.contains("CALM_TREND_EXPOSURE_FRAC"), config);
    String smoke = run.argus("selftest").exits(0).out();
    assertTrue(smoke.contains("PASS  calm_trend_v1"), smoke);
    String backtest = run.argus("backtest", "--sample", "--costs=pro").exits(0).out();
    assertTrue(backtest.contains("ENTER_LONG"), backtest);
    String check =
        run.argus("check", "lookahead", "--sample", "--from=2025-05-01", "--cuts=3").exits(0).out();
    assertTrue(check.contains("clean: "), check);
  }

  @Test
  void itsVersionsAreThoseThatArgusIsBuiltWith() throws IOException {
    String ours = Files.readString(Path.of("pom.xml"));
    String junit = ours.replaceFirst("(?s).*<junit.version>([^<]+)<.*", "$1");
    String theirs = Files.readString(project().resolve("pom.xml"));
    List<String> pinned = new ArrayList<>();
    PINNED
        .matcher(theirs)
        .results()
        .filter(match -> !match.group(1).equals("calm-trend"))
        .forEach(
            match -> {
              String name = match.group(1);
              pinned.add(name);
              String version =
                  name.equals("junit-jupiter")
                      ? junit
                      : ours.replaceFirst("(?s).*?>" + name + "<.*?<version>([^<]+)<.*", "$1");
              assertEquals(version, match.group(2), name);
            });
    assertEquals(5, pinned.size(), pinned.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "calm-trend, calm_trend_v1, CALM_TREND, strategies.calmtrend, CalmTrendStrategy",
    "x2_y_v3, x2_y_v3, X2_Y_V3, strategies.x2yv3, X2YV3Strategy",
    "string, string_v1, STRING, strategies.string, StringStrategy"
  })
  void allNamesFollowFromOne(String name, String id, String prefix, String pack, String type) {
    StrategyName names = new StrategyName(name);
    assertEquals(id, names.id());
    assertEquals(prefix, names.prefix());
    assertEquals(pack, names.packageName());
    assertEquals(type, names.className());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Calm | a strategy's name is words of a-z and 0-9, joined by - or _",
        "2calm | a strategy's name is words",
        "calm- | a strategy's name is words",
        "../calm | a strategy's name is words",
        "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz | at most 40 characters",
        "new | new is a word of Java's",
        "prime-time | PRIME_TIME_… are parameters of Argus",
        "sg-core-exposure | SG_CORE_EXPOSURE_… are parameters of Argus",
        "full | full is not empty: give another by --into",
        "file | file is not a folder"
      })
  void whatCannotBeIsSaid(String name, String expected) throws IOException {
    Files.createDirectories(folder.resolve("full/inside"));
    Files.writeString(folder.resolve("file"), "");
    Outcome outcome = Run.in(folder).argus("new-strategy", name).exits(2);
    assertTrue(outcome.err().contains(expected), outcome.err());
    assertEquals("", outcome.out());
    assertEquals(List.of("file"), files(folder).stream().map(Path::toString).toList());
  }

  @Test
  void anIdThatIsTakenIsRefused() throws Exception {
    Path classes = compiled(project(), folder.resolve("classes"));
    copy(folder.resolve("calm-trend/src/main/resources"), classes);
    jar(classes, folder.resolve("calm.jar"));
    Outcome outcome =
        Run.in(folder)
            .with("ARGUS_STRATEGY_JARS", "calm.jar")
            .argus("new-strategy", "calm_trend", "--into=again")
            .exits(2);
    assertTrue(outcome.err().contains("there is a strategy calm_trend_v1 already"), outcome.err());
  }

  @Test
  void anEmptyFolderIsTaken() throws IOException {
    Files.createDirectories(folder.resolve("mine/calm"));
    Run.in(folder).argus("new-strategy", "calm", "--into=mine/calm").exits(0);
    assertTrue(Files.exists(folder.resolve("mine/calm/pom.xml")));
  }

  private static Path compiled(Path project, Path classes) throws IOException {
    Files.createDirectories(classes);
    List<String> args =
        new ArrayList<>(
            List.of(
                "-proc:none",
                "--release",
                "21",
                "-Xlint:all,-classfile,-path,-options",
                "-Werror",
                "-d"));
    args.addAll(List.of(classes.toString(), "-cp", System.getProperty("java.class.path")));
    for (Path file : files(project)) {
      if (file.toString().endsWith(".java")) {
        args.add(project.resolve(file).toString());
      }
    }
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, System.out, System.out, args.toArray(String[]::new));
    assertEquals(0, code);
    return classes;
  }

  private static int testsThatPass(Path classes, String name) throws Exception {
    ClassLoader parent = NewStrategyCommandTest.class.getClassLoader();
    int count = 0;
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, parent)) {
      Class<?> type = loader.loadClass(name);
      Constructor<?> maker = type.getDeclaredConstructor();
      maker.setAccessible(true);
      for (Method method : type.getDeclaredMethods()) {
        if (method.isAnnotationPresent(Test.class)) {
          method.setAccessible(true);
          count += passes(method, maker.newInstance()) ? 1 : 0;
        }
      }
    }
    return count;
  }

  private static boolean passes(Method test, Object instance) throws ReflectiveOperationException {
    try {
      test.invoke(instance);
      return true;
    } catch (InvocationTargetException e) {
      return false;
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    for (Path file : files(from)) {
      Files.createDirectories(to.resolve(file).getParent());
      Files.copy(from.resolve(file), to.resolve(file));
    }
  }

  private static Path jar(Path classes, Path jar) throws IOException {
    if (Files.isRegularFile(classes)) {
      return classes;
    }
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, new Manifest())) {
      for (Path each : files(classes)) {
        String name = each.toString().replace('\\', '/');
        if (!name.equals("META-INF/MANIFEST.MF")) {
          out.putNextEntry(new JarEntry(name));
          Files.copy(classes.resolve(each), out);
          out.closeEntry();
        }
      }
    }
    return jar;
  }

  /** All files below {@code folder}, relative to it, sorted. */
  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).map(folder::relativize).sorted().toList();
    }
  }
}
