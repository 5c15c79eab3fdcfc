package com.iteradynamics.app;

import com.iteradynamics.strategy.Strategies;
import java.util.ArrayList;
import java.util.List;

/** What a person should know about a configuration and what stops nothing. */
final class Notices {
  private Notices() {}

  static List<String> of(
      Values values, SettingsCatalog catalog, Strategies strategies, boolean live) {
    List<String> notices = new ArrayList<>(strategies.problems());
    RuntimeParameters.OF_FUNCTION.stream()
        .filter(name -> values.text(name).isPresent())
        .flatMap(name -> catalog.find(name).stream())
        .map(each -> each.name() + " is set, for the function in AWS: " + each.meaning())
        .forEach(notices::add);
    if (live) {
      notices.add(
          "PRIME_DRY_RUN and ARGUS_DRY_RUN both say no: a tick in AWS trades with real money");
    }
    return notices;
  }
}
