package com.iteradynamics.app;

import com.iteradynamics.decision.TradingState;
import picocli.CommandLine.Command;

/** Stops trading. */
@Command(
    name = "halt",
    description = {
      "Stops trading.",
      "Ticks go on and leave records, but no order is sent; with --reducing, what is held may be"
          + " sold.",
      "It waits for nobody: where another process works on the folder, or its disk is full, it"
          + " holds from the next tick on. Settings that are wrong are told and do not keep it from"
          + " halting, but for those that say where the book is."
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
