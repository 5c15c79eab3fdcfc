package com.iteradynamics.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes over what a wallet holds already. */
@Command(
    name = "adopt",
    description = {
      "Lets a live book take over coins that its wallet holds already.",
      "On paper there is no wallet, and this version has no live broker: it refuses."
    },
    footerHeading = "%nExample:%n",
    footer = "  ./argus state adopt --reason \"bought by hand\" --yes")
final class StateAdoptCommand extends ArgusCommand {

  @Mixin private InterventionOptions intervention;

  @Option(names = "--yes", description = "Really; without it nothing is done.")
  private boolean yes;

  StateAdoptCommand(Surroundings around) {
    super(around);
  }

  @Override
  public Integer call() {
    intervention.reason();
    configuration(intervention.store.settings());
    throw CommandFailure.usage(
        "nothing to adopt: that concerns the coins of a live wallet, and this book is paper"
            + (yes ? "" : " (and adopting would need --yes)"));
  }
}
