package com.iteradynamics.config;

import com.iteradynamics.strategy.Strategies;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Jars beside Argus's own that may provide strategies. */
public final class StrategyJars {
  private final List<Path> jars = new ArrayList<>();
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
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** SHA-256 of each jar, in hex: what it takes to tell one build of a strategy from another. */
  public List<String> digests() {
    return jars.stream().map(StrategyJars::digest).toList();
  }

  private static String digest(Path jar) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
      return HexFormat.of().formatHex(hash);
    } catch (IOException e) {
      throw new UnusableFileException("cannot read " + jar + ": " + e.getMessage(), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Argus's own strategies and theirs. */
  public Strategies strategies() {
    ClassLoader own = StrategyJars.class.getClassLoader();
    if (addresses.isEmpty()) {
      return Strategies.load(own);
    }
    // Open as long as the process lives: a strategy may load a class at any time.
    return Strategies.load(new URLClassLoader(addresses.toArray(URL[]::new), own));
  }

  private void add(Path jar) {
    if (!Files.isReadable(jar)) {
      problems.add(RuntimeParameters.JARS + " names " + jar + ", which cannot be read");
      return;
    }
    jars.add(jar);
    try {
      addresses.add(jar.toAbsolutePath().toUri().toURL());
    } catch (MalformedURLException e) {
      throw new IllegalStateException("every path is an address", e);
    }
  }
}
