package com.iteradynamics.app;

import com.iteradynamics.model.LineageEntry.Action;
import picocli.CommandLine.Command;

/** Silences a model. */
@Command(
    name = "off",
    description = {
      "Switches a model off: from the next tick on p_long is absent, and the record says who"
          + " switched it off and why. It stays the promoted one. Nothing else changes; no exit"
          + " waits for a model.",
      "Governance does the same when the market or the model's forecasts drift beyond their limits."
    },
    footerHeading = "%nExample:%n",
    footer = "  ./argus model off --reason \"the volumes of the feed are wrong\"")
final class ModelOffCommand extends ModelSwitch {

  ModelOffCommand(Surroundings around) {
    super(around, Action.SWITCHED_OFF);
  }
}
