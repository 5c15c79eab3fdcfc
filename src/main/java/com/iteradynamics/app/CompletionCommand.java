package com.iteradynamics.app;

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

  CompletionCommand(Surroundings around) {
    super(around);
  }

  @Override
  public Integer call() {
    around().out().print(AutoComplete.bash("argus", Commands.line(new String[0], around())));
    return 0;
  }
}
