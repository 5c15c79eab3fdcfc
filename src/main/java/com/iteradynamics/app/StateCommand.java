package com.iteradynamics.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the book remembers, and a person's changes to it. */
@Command(
    name = "state",
    description = {"Shows or changes what the paper book remembers."},
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus state show",
      "  ./argus state reset --reason \"reviewed the drawdown\" --yes",
      "  ./argus state flow --amount 500 --reason \"more paper money\""
    })
final class StateCommand extends ArgusCommand {
  @Spec private CommandSpec spec;

  private StateCommand(Surroundings around) {
    super(around);
  }

  static CommandLine line(Surroundings around) {
    return new CommandLine(new StateCommand(around))
        .addSubcommand(new StateShowCommand(around))
        .addSubcommand(new StateResetCommand(around))
        .addSubcommand(new StateFlowCommand(around))
        .addSubcommand(new StateAdoptCommand(around))
        .addSubcommand(new StateReconcileCommand(around));
  }

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "name what to do: show, reset, flow, adopt or reconcile");
  }
}
