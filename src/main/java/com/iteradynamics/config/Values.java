package com.iteradynamics.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What was set and where: the environment wins over {@code .env}, options win over both. A value
 * that is set to nothing means the default, and hides what a weaker source says.
 *
 * @param byName every value that was set
 * @param problems what could not be read
 */
public record Values(Map<String, Value> byName, List<String> problems) {

  /** A value as it was typed. */
  public record Value(String text, Source source) {}

  /** Puts the sources together, the strongest last. */
  public static Values collect(
      DotEnv dotEnv, Map<String, String> environment, Map<String, String> options) {
    Map<String, Value> byName = new HashMap<>();
    add(byName, dotEnv.values(), Source.DOT_ENV);
    add(byName, environment, Source.ENVIRONMENT);
    add(byName, options, Source.OPTION);
    return new Values(byName, List.copyOf(dotEnv.problems()));
  }

  /** The text that was set for {@code name}; empty when it is the default's turn. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(byName.get(name))
        .map(value -> value.text().strip())
        .filter(text -> !text.isEmpty());
  }

  /** Where the value of {@code name} comes from. */
  public Source source(String name) {
    return text(name).isPresent() ? byName.get(name).source() : Source.DEFAULT;
  }

  /** All values by name, as a settings reader takes them. */
  public Map<String, String> texts() {
    Map<String, String> texts = new HashMap<>();
    byName.forEach((name, value) -> texts.put(name, value.text()));
    return texts;
  }

  /** A problem for every name that should be a parameter, and is none of {@code known}. */
  List<String> unknownNames(SettingsCatalog known) {
    List<String> found = new ArrayList<>();
    for (String name : new TreeSet<>(byName.keySet())) {
      Source source = byName.get(name).source();
      boolean ours = source == Source.OPTION || SettingsCatalog.isOurs(name);
      if (ours && !known.knows(name, source)) {
        found.add(name + " (" + source.word() + ") is not a parameter of Argus" + known.hint(name));
      }
    }
    return found;
  }

  private static void add(Map<String, Value> byName, Map<String, String> texts, Source source) {
    texts.forEach((name, text) -> byName.put(name, new Value(text, source)));
  }
}
