package com.iteradynamics.app;

import com.iteradynamics.settings.Setting;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Every parameter there is, in the order in which a person meets them.
 *
 * @param groups the parameters, by the part of Argus that reads them
 */
record SettingsCatalog(List<Group> groups) {

  /** The parameters of one part of Argus. */
  record Group(String title, List<Setting> settings) {}

  private static final List<String> PREFIXES =
      List.of("ARGUS_", "PRIME_", "REGIME_", "SG_", "SGRT_", "PAPER_", "COINBASE_");

  /**
   * Not parameters, and read before there is a configuration: for developers, environment only.
   * ARGUS_DEBUG shows stack traces, ARGUS_SHARED tells the tests where recorded candles are.
   */
  private static final Set<String> DEVELOPERS = Set.of("ARGUS_DEBUG", "ARGUS_SHARED");

  /** Whether {@code name} looks like a parameter of ours, so that it has to be one. */
  static boolean isOurs(String name) {
    return PREFIXES.stream().anyMatch(name::startsWith);
  }

  /** Whether {@code name} may be set there. */
  boolean knows(String name, Source source) {
    return (source == Source.ENVIRONMENT && DEVELOPERS.contains(name)) || find(name).isPresent();
  }

  /** The parameter of that name. */
  Optional<Setting> find(String name) {
    return settings().stream().filter(setting -> setting.name().equals(name)).findFirst();
  }

  /** All parameters. */
  List<Setting> settings() {
    return groups.stream().flatMap(group -> group.settings().stream()).toList();
  }

  /** The parameter that {@code name} was probably meant to be; empty when none is near. */
  Optional<String> nearest(String name) {
    return Words.nearest(name, settings().stream().map(Setting::name).toList());
  }

  /** The catalog with its groups sorted as given, and none of them empty. */
  static SettingsCatalog of(List<Group> groups) {
    return new SettingsCatalog(
        groups.stream().filter(group -> !group.settings().isEmpty()).toList());
  }

  /** Width of the longest name, for tables. */
  int nameWidth() {
    return settings().stream()
        .map(Setting::name)
        .max(Comparator.comparingInt(String::length))
        .map(String::length)
        .orElse(0);
  }
}
