package com.iteradynamics.app;

import com.iteradynamics.strategy.Strategies;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Jars beside Argus's own that may provide strategies. */
final class StrategyJars {
  private final List<URL> addresses = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  /**
   * The jars in {@code paths}, separated as a class path is; relative ones are in {@code folder}.
   */
  StrategyJars(String paths, Path folder) {
    for (String path : paths.split(File.pathSeparator, -1)) {
      if (!path.isBlank()) {
        add(folder.resolve(path.strip()));
      }
    }
  }

  /** The jars that cannot be used. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  /** Argus's own strategies and theirs. */
  Strategies strategies() {
    ClassLoader own = StrategyJars.class.getClassLoader();
    if (addresses.isEmpty()) {
      return Strategies.load(own);
    }
    // Open as long as the process lives: a strategy may load a class at any time.
    return Strategies.load(new URLClassLoader(addresses.toArray(URL[]::new), own));
  }

  private void add(Path jar) {
    if (!Files.isReadable(jar)) {
      problems.add(
          RuntimeParameters.ARGUS_STRATEGY_JARS.name()
              + " names "
              + jar
              + ", which cannot be read");
      return;
    }
    try {
      addresses.add(jar.toAbsolutePath().toUri().toURL());
    } catch (MalformedURLException e) {
      throw new IllegalStateException("every path is an address", e);
    }
  }
}
