package com.iteradynamics.app;

import com.iteradynamics.decision.TradingState;
import picocli.CommandLine.Command;

/** Stops trading. */
@Command(
    name = "halt",
    description = {
      "Stops trading.",
      "Ticks go on and leave records, but no order is sent; with --reducing, what is held may be sold."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus halt --reason \"venue maintenance\"",
      "  ./argus halt --reducing --reason \"winding down\""
    })
final class HaltCommand extends PermissionCommand {

  HaltCommand(Surroundings around) {
    super(around, "halt", TradingState.HALTED);
  }
}
