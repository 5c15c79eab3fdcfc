package com.iteradynamics.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The function, on this machine. */
@Command(
    name = "lambda",
    description = "Runs the packaged function without an account; for developers.",
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nExample:%n",
    footer = "  ./argus lambda invoke events/hourly-tick.json")
final class LambdaCommand extends ArgusCommand {
  @Spec private CommandSpec spec;

  private LambdaCommand(Surroundings around) {
    super(around);
  }

  static CommandLine line(Surroundings around) {
    return new CommandLine(new LambdaCommand(around))
        .addSubcommand(new LambdaInvokeCommand(around));
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "name what to do: invoke");
  }
}
