package com.iteradynamics.research.sweep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which parameters of a search changed nothing, and how many of its trials differ in what came of
 * them. For one thread.
 */
public final class AxisEffects {
  /** Of more trials than this no parameters are named: it would take too much memory. */
  private static final int MOST = 200_000;

  private final List<String> axes;
  private final Set<Long> outcomes = new HashSet<>();
  private final Map<String, Map<Long, Long>> byOthers = new HashMap<>();
  private final Set<String> compared = new HashSet<>();
  private final Set<String> effective = new HashSet<>();
  private long trials;

  /** For trials of {@code space}. */
  public AxisEffects(SearchSpace space) {
    axes = space.axes().stream().filter(axis -> axis.values().size() > 1).map(Axis::name).toList();
    axes.forEach(name -> byOthers.put(name, new HashMap<>()));
  }

  /**
   * Takes a trial.
   *
   * @param settings by parameter, of at least all that vary
   * @param outcome the result; equal texts are equal outcomes
   * @return whether no trial before had this outcome
   */
  public boolean see(Map<String, String> settings, String outcome) {
    trials++;
    long came = hash(outcome);
    if (trials > MOST) {
      byOthers.clear();
    } else {
      axes.forEach(name -> see(name, settings, came));
    }
    return outcomes.add(came);
  }

  private void see(String name, Map<String, String> settings, long outcome) {
    if (effective.contains(name)) {
      return;
    }
    StringBuilder others = new StringBuilder();
    axes.stream()
        .filter(axis -> !axis.equals(name))
        .forEach(axis -> others.append(settings.get(axis)).append('\n'));
    Long before = byOthers.get(name).putIfAbsent(hash(others.toString()), outcome);
    if (before != null) {
      compared.add(name);
      if (before != outcome) {
        effective.add(name);
        byOthers.get(name).clear();
      }
    }
  }

  /** How many trials there were. */
  public long trials() {
    return trials;
  }

  /** How many of them had an outcome that none before had. */
  public long distinct() {
    return outcomes.size();
  }

  /** The parameters in which alone some trials differ, and that never changed the outcome. */
  public List<String> idle() {
    List<String> idle = new ArrayList<>(axes);
    idle.removeIf(name -> trials > MOST || !compared.contains(name) || effective.contains(name));
    return idle;
  }

  /** FNV-1a with 64 bits. */
  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }
}
