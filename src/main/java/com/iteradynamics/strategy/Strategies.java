package com.iteradynamics.strategy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;

/**
 * The strategies there are: those that ship with Argus and those that jars on the class path bring,
 * all found in the same way, through {@link StrategyProvider}.
 *
 * <p>A provider that cannot be loaded, or that has the id of another, is left out and reported in
 * {@link #problems()}: it hides no strategy but itself, and never takes another's place.
 */
public final class Strategies {
  /** What the Python reference's settings write before an id. */
  private static final String SEED_PACKAGE = "research.strategies.";

  private final Map<String, StrategyProvider> byId = new LinkedHashMap<>();
  private final Set<String> ambiguous = new TreeSet<>();
  private final List<String> problems = new ArrayList<>();

  private Strategies() {}

  /**
   * The strategies that {@code loader} can see, in the order of the class path: those that ship
   * with Argus first, the default before all.
   */
  public static Strategies load(ClassLoader loader) {
    Strategies found = new Strategies();
    var providers = ServiceLoader.load(StrategyProvider.class, loader).iterator();
    boolean more = true;
    while (more) {
      try {
        more = providers.hasNext();
        if (more) {
          found.add(providers.next());
        }
      } catch (ServiceConfigurationError | LinkageError e) {
        more = found.goesOnAfter(e);
      }
    }
    return found;
  }

  /** The usable ones, in order. */
  public List<StrategyProvider> all() {
    return List.copyOf(byId.values());
  }

  /** The ids of the usable ones, in order. */
  public List<String> ids() {
    return List.copyOf(byId.keySet());
  }

  /** What is wrong with those that are not usable, one sentence each. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /**
   * The provider of the strategy {@code id}, written as it is or as the Python reference's module,
   * {@code research.strategies.sg_core_exposure_v1}.
   *
   * @throws UnknownStrategyException when there is none, or more than one; it never means another
   */
  public StrategyProvider find(String id) {
    String name =
        byId.containsKey(id) || !id.startsWith(SEED_PACKAGE)
            ? id
            : id.substring(SEED_PACKAGE.length());
    if (ambiguous.contains(name)) {
      throw new UnknownStrategyException(id, "is provided more than once", ids());
    }
    StrategyProvider provider = byId.get(name);
    if (provider == null) {
      throw new UnknownStrategyException(id, "is unknown", ids());
    }
    return provider;
  }

  private void add(StrategyProvider provider) {
    String className = provider.getClass().getName();
    String id;
    try {
      id = provider.id();
    } catch (RuntimeException e) {
      problems.add("the strategy provider " + className + " does not say its id: " + e);
      return;
    }
    if (id == null || id.isBlank()) {
      problems.add("the strategy provider " + className + " has no id");
    } else if (ambiguous.contains(id)) {
      problems.add("strategy " + id + " is provided once more, by " + className);
    } else if (byId.containsKey(id)) {
      String other = byId.remove(id).getClass().getName();
      ambiguous.add(id);
      problems.add("strategy " + id + " is provided twice, by " + other + " and " + className);
    } else {
      byId.put(id, provider);
    }
  }

  /** Reports a failure; whether it is a new one, because some failures would come for ever. */
  private boolean goesOnAfter(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    String text = "a strategy provider could not be loaded: " + failure.getMessage();
    String problem = cause == failure ? text : text + ": " + cause;
    boolean fresh = problems.isEmpty() || !problems.getLast().equals(problem);
    if (fresh) {
      problems.add(problem);
    }
    return fresh;
  }
}
