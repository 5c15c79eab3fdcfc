package com.iteradynamics.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The deployed zip holds what the functions run: no command line, no lab, no report. */
class DeployedClassesIT {
  private static final Path BASE = Path.of(System.getProperty("basedir", "."));
  private static final String OURS = "com/iteradynamics/";

  private static final Set<String> names = new HashSet<>();

  @BeforeAll
  static void readTheZip() throws IOException {
    try (ZipInputStream zip =
        new ZipInputStream(Files.newInputStream(BASE.resolve("target/function.zip")))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
        if (entry.getName().equals("lib/libraries.jar")) {
          ZipInputStream jar = new ZipInputStream(zip);
          for (ZipEntry file = jar.getNextEntry(); file != null; file = jar.getNextEntry()) {
            names.add(file.getName());
          }
        }
      }
    }
  }

  @Test
  void nothingOfTheCommandLineOrTheLabIsDeployed() {
    List<String> unused =
        List.of(
            OURS + "argus/",
            OURS + "cli/",
            OURS + "research/",
            OURS + "tablefile/",
            "picocli/",
            "org/sqlite/");
    assertEquals(
        List.of(),
        names.stream().filter(name -> unused.stream().anyMatch(name::startsWith)).toList());
    assertTrue(names.contains(OURS + "lambda/CycleHandler.class"));
    assertTrue(names.contains(OURS + "dashboard/DashboardPage.class"));
  }

  /** A class that is missing would be noticed by the first tick that needs it. */
  @Test
  void whatTheDeployedClassesUseIsDeployed() {
    // The names of what is used are enough, without reading the JDK and the libraries for them.
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    JavaClasses classes =
        new ClassFileImporter().importPath(BASE.resolve("target/classes/com/iteradynamics"));
    Set<String> missing = new TreeSet<>();
    for (JavaClass type : classes) {
      if (names.contains(file(type))) {
        for (Dependency use : type.getDirectDependenciesFromSelf()) {
          JavaClass used = use.getTargetClass().getBaseComponentType();
          boolean ours = used.getName().startsWith("com.iteradynamics.");
          if (ours ? !names.contains(file(used)) : used.getName().startsWith("picocli.")) {
            missing.add(type.getName() + " uses " + used.getName());
          }
        }
      }
    }
    assertEquals("", String.join("\n", missing));
  }

  private static String file(JavaClass type) {
    return type.getName().replace('.', '/') + ".class";
  }
}
