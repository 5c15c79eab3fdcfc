package com.iteradynamics.governance;

import java.util.List;

/**
 * The result of deciding the last day's recorded hours again.
 *
 * @param same how many hours came out the same
 * @param unknown how many could not be decided again
 * @param differences what came out otherwise, a sentence for each hour
 */
public record DecisionReplay(int same, int unknown, List<String> differences) {
  public DecisionReplay {
    differences = List.copyOf(differences);
  }
}
