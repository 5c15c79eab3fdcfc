package com.iteradynamics.argus;

import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CommandContext;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** Prints what a shell needs to complete commands and options. */
@Command(
    name = "completion",
    description = {
      "Prints a script by which bash and zsh complete commands and options.",
      "A shell that has read it completes ./argus and argus wherever they are typed."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus completion > argus.bash     and: source argus.bash",
      "  source <(./argus completion)        for this shell alone"
    })
final class CompletionCommand extends ArgusCommand {

  CompletionCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() {
    context().out().print(AutoComplete.bash("argus", Commands.line(new String[0], context())));
    return 0;
  }
}
