package com.iteradynamics.cli.lab;

import com.iteradynamics.cli.Counts;
import com.iteradynamics.research.sweep.AxisEffects;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What has to be known of a search's trials before its best ones are looked at.
 *
 * @param ran how many trials ran
 * @param distinct how many of them differ in what came of them
 * @param idle parameters that changed nothing
 * @param stopped how many trials' losses ended all entries, by the branch that did it
 */
record SearchNotes(long ran, long distinct, List<String> idle, Map<String, Long> stopped) {

  static SearchNotes of(AxisEffects effects, Map<String, Long> stopped) {
    return new SearchNotes(effects.trials(), effects.distinct(), effects.idle(), stopped);
  }

  /** Sentences, without any that say nothing. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    stopped.forEach(
        (branch, count) ->
            sentences.add(
                String.format(
                    Locale.ROOT,
                    "%,d of %s %s stopped by %s: no entries after the losses.",
                    count,
                    Counts.grouped(ran, "trial"),
                    count == 1 ? "was" : "were",
                    branch)));
    if (distinct < ran) {
      sentences.add(
          String.format(
              Locale.ROOT,
              "Only %,d of %,d trials %s distinct; the rest are exact duplicates and do not"
                  + " count.",
              distinct,
              ran,
              distinct == 1 ? "is" : "are"));
    }
    if (!idle.isEmpty()) {
      sentences.add(String.join(", ", idle) + " had no effect.");
    }
    return sentences;
  }

  void addTo(Map<String, Object> map) {
    map.put("distinct_trials", distinct);
    map.put("changed_nothing", idle);
    map.put("stopped_by", new LinkedHashMap<>(stopped));
  }
}
