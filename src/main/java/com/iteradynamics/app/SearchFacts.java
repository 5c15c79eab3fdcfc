package com.iteradynamics.app;

import com.iteradynamics.cortex.Json;
import com.iteradynamics.document.Part;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What a page says of the search that it is about. */
final class SearchFacts {
  private final Search search;
  private final Instant now;

  /**
   * @param now when the page is made
   */
  SearchFacts(Search search, Instant now) {
    this.search = search;
    this.now = now;
  }

  String sentence() {
    return String.format(
        Locale.ROOT,
        "The strategy %s on %s from %s to %s, %,d hourly candles, execution %s.",
        search.configuration().strategyId(),
        search.configuration().runtime().productId(),
        search.at(search.span().start()),
        search.at(search.span().end() - 1),
        search.span().hours(),
        search.lab().executionWord());
  }

  /**
   * What has to be kept in mind: of the model and the candles, if anything, then of the trials, and
   * {@code others}.
   */
  List<String> caveats(List<String> ofTrials, String... others) {
    return Stream.of(
            search.model().warning().stream(),
            search.lab().tape().notices().stream(),
            ofTrials.stream(),
            Stream.of(others))
        .flatMap(each -> each)
        .toList();
  }

  /** All that makes the search the same again. */
  List<Part> manifest() {
    Map<String, String> facts = new LinkedHashMap<>();
    search
        .identity()
        .forEach(
            (name, value) -> {
              if (!name.equals("parameters") && value != null) {
                facts.put(
                    name.replace('_', ' '),
                    value instanceof String text ? text : Json.write(value));
              }
            });
    facts.put("made at", now.truncatedTo(ChronoUnit.SECONDS).toString());
    return LabHead.again(facts, search.configuration().run(true).parameters());
  }
}
