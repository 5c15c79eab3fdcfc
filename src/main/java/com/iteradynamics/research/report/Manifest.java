package com.iteradynamics.research.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What it takes to make the same figures again.
 *
 * @param facts name and value of each fact, in order
 * @param parameters the parameters that differ from their defaults
 */
public record Manifest(Map<String, String> facts, Map<String, String> parameters)
    implements Section {
  public Manifest {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  @Override
  public String title() {
    return "How to make it again";
  }
}
