package com.iteradynamics.app;

import com.iteradynamics.settings.Setting;
import com.iteradynamics.strategy.Strategies;
import java.util.ArrayList;
import java.util.List;

/** What a person should know about a configuration and what stops nothing. */
final class Notices {
  private Notices() {}

  static List<String> of(Values values, Strategies strategies, boolean live) {
    List<String> notices = new ArrayList<>(strategies.problems());
    for (Setting.Text unused : RuntimeParameters.UNUSED) {
      if (values.text(unused.name()).isPresent()) {
        notices.add(unused.name() + " is set, for the function in AWS: " + unused.meaning());
      }
    }
    if (live) {
      notices.add(
          "PRIME_DRY_RUN and ARGUS_DRY_RUN both say no: a tick in AWS trades with real money");
    }
    return notices;
  }
}
