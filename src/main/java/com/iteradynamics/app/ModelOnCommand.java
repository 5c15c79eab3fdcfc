package com.iteradynamics.app;

import com.iteradynamics.model.LineageEntry.Action;
import picocli.CommandLine.Command;

/** Lets a model speak again. */
@Command(
    name = "on",
    description =
        "Switches a model on again that a person or governance switched off. What switched it off"
            + " may still hold: governance does not overrule you while the same alarm lasts, and a"
            + " new alarm switches the model off again.",
    footerHeading = "%nExample:%n",
    footer = "  ./argus model on --reason \"looked into it: one day's outage of the feed\"")
final class ModelOnCommand extends ModelSwitch {

  ModelOnCommand(Surroundings around) {
    super(around, Action.SWITCHED_ON);
  }
}
