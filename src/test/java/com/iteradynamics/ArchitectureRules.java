package com.iteradynamics;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rules of the house that the compiler does not know, for one tree of packages.
 *
 * <p>A package with a {@code package-info.java} is a unit and says there what it imports; a package
 * without one belongs to the nearest unit above it. Names are relative to the base package, so
 * {@code market} is {@code com.iteradynamics.market}.
 */
final class ArchitectureRules {

  private static final Pattern IMPORTS =
      Pattern.compile("Imports: ([a-z0-9]+(?:[.][a-z0-9]+)*(?:, [a-z0-9]+(?:[.][a-z0-9]+)*)*)[.] ");

  private final String base;
  private final JavaClasses classes;

  /** Packages with sources of their own, beside a package-info. */
  private final Set<String> packages = new TreeSet<>();

  /** What each unit says it imports. */
  private final Map<String, Set<String>> units = new TreeMap<>();

  /** What its classes do import. */
  private final Map<String, Set<String>> imported = new TreeMap<>();

  private final Set<String> violations = new TreeSet<>();

  private ArchitectureRules(String base, JavaClasses classes) {
    this.base = base;
    this.classes = classes;
  }

  /**
   * Each broken rule in one sentence, sorted; empty when the tree keeps them all.
   *
   * @param base the base package, as {@code com.iteradynamics}
   * @param sources the folder that the base package's sources are under
   * @param compiled the folder that its class files are under
   */
  static Collection<String> violations(String base, Path sources, Path compiled)
      throws IOException {
    String folder = base.replace('.', '/');
    var rules =
        new ArchitectureRules(base, new ClassFileImporter().importPath(compiled.resolve(folder)));
    rules.readSources(sources.resolve(folder));
    rules.checkClasses();
    return rules.violations;
  }

  private void readSources(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        String name = root.relativize(file.getParent()).toString().replace('\\', '/');
        readSource(name.replace('/', '.'), file);
      }
    }
    for (String name : packages) {
      if (unitOf(name).isEmpty()) {
        violations.add("[" + name + "] has no package-info.java with an Imports line");
      }
    }
  }

  private void readSource(String name, Path file) throws IOException {
    if (!file.endsWith("package-info.java")) {
      packages.add(name);
      return;
    }
    Matcher line = IMPORTS.matcher(commentText(Files.readString(file)));
    if (line.find()) {
      units.put(name, Set.of(line.group(1).split(", ", -1)));
    } else {
      violations.add(
          "["
              + name
              + "] package-info.java does not say 'Imports: one, other.' or 'Imports:"
              + " nothing.' or 'Imports: everything.'");
    }
  }

  /** One line of words: the formatter breaks comments where it likes. */
  private static String commentText(String source) {
    return source.replaceAll("(?m)^\\s*(/\\*+|\\*+/|\\*|///?)", " ").replaceAll("\\s+", " ");
  }

  private void checkClasses() {
    Set<String> checked = new TreeSet<>();
    for (JavaClass type : classes) {
      String name = relative(type);
      String unit = unitOf(name);
      checked.add(name);
      if (!unit.isEmpty()) {
        checkImports(type, unit);
        checkMoney(type, unit);
        violations.addAll(PureCode.violations(type, unit));
      }
    }
    packages.stream()
        .filter(name -> !checked.contains(name))
        .forEach(name -> violations.add("[" + name + "] none of its classes was checked"));
    imported.forEach(this::checkUsed);
  }

  /** A line that allows what nothing imports says something false of the package. */
  private void checkUsed(String unit, Set<String> others) {
    units.get(unit).stream()
        .filter(allowed -> !allowed.equals("nothing") && !allowed.equals("everything"))
        .filter(allowed -> !others.contains(allowed))
        .forEach(
            allowed ->
                violations.add(
                    String.format(
                        Locale.ROOT,
                        "[%s] says that it imports %s, and no class of it does",
                        unit,
                        allowed)));
  }

  private void checkImports(JavaClass type, String unit) {
    Set<String> allowed = units.get(unit);
    Set<String> others = imported.computeIfAbsent(unit, none -> new TreeSet<>());
    if (allowed.contains("everything")) {
      return;
    }
    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
      JavaClass target = dependency.getTargetClass().getBaseComponentType();
      if (!target.getPackageName().startsWith(base + ".")) {
        continue;
      }
      String other = unitOf(relative(target));
      others.add(other);
      if (!other.equals(unit) && !allowed.contains(other)) {
        violations.add(
            String.format(
                Locale.ROOT,
                "[%s] does not import %s: %s",
                unit,
                other,
                dependency.getDescription()));
      }
    }
  }

  /** A double becomes money in one place; regime rounds a percentage for the eye in another. */
  private void checkMoney(JavaClass type, String unit) {
    if (unit.equals("order")
        || (unit.equals("regime") && type.getSimpleName().equals("Rounding"))) {
      return;
    }
    for (JavaCodeUnitAccess<?> access : type.getCodeUnitAccessesFromSelf()) {
      var parameters = access.getTarget().getRawParameterTypes();
      if (access.getTargetOwner().getName().equals("java.math.BigDecimal")
          && Set.of("<init>", "valueOf").contains(access.getTarget().getName())
          && !parameters.isEmpty()
          && parameters.get(0).getName().equals("double")) {
        violations.add(
            String.format(
                Locale.ROOT,
                "[%s] only order makes a BigDecimal of a double: %s",
                unit,
                access.getDescription()));
      }
    }
  }

  private String relative(JavaClass type) {
    String name = type.getPackageName();
    return name.equals(base) ? "" : name.substring(base.length() + 1);
  }

  /** The unit a package belongs to; empty when there is none. */
  private String unitOf(String name) {
    String unit = name;
    while (!unit.isEmpty() && !units.containsKey(unit)) {
      unit = unit.contains(".") ? unit.substring(0, unit.lastIndexOf('.')) : "";
    }
    return unit;
  }
}
