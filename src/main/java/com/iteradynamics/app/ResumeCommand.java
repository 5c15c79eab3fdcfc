package com.iteradynamics.app;

import com.iteradynamics.decision.TradingState;
import picocli.CommandLine.Command;

/** Lets trading go on. */
@Command(
    name = "resume",
    description = "Lets trading go on; with --reducing, only sales.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus resume --reason \"maintenance is over\"",
      "  ./argus resume --reducing --reason \"sell first\""
    })
final class ResumeCommand extends PermissionCommand {

  ResumeCommand(Surroundings around) {
    super(around, "resume", TradingState.ACTIVE);
  }
}
