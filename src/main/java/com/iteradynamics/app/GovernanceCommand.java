package com.iteradynamics.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether market, decisions and model are still as they were in training. */
@Command(
    name = "governance",
    description =
        "Looks at a book from some distance: whether market, decisions and model are still as they"
            + " were when the model was trained.",
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nExamples:%n",
    footer = {"  ./argus governance report", "  ./argus governance report --aws --json"})
final class GovernanceCommand extends ArgusCommand {
  @Spec private CommandSpec spec;

  private GovernanceCommand(Surroundings around) {
    super(around);
  }

  static CommandLine line(Surroundings around) {
    return new CommandLine(new GovernanceCommand(around))
        .addSubcommand(new GovernanceReportCommand(around));
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "name what to do: report");
  }
}
