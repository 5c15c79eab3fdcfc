package com.iteradynamics.cli.strategy;

import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CommandContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the strategies. */
@Command(
    name = "strategies",
    description = {
      "Lists the strategies; * marks the one that is chosen.",
      "Choose by ARGUS_STRATEGY_MODULE or --strategy. Exits with 1 when a jar provides one that"
          + " cannot be used."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  ./argus strategies", "  ./argus strategies --json"})
public final class StrategiesCommand extends ArgusCommand {

  @Option(names = "--json", description = "Answers in JSON.")
  private boolean json;

  public StrategiesCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() {
    return StrategyList.tell(values(), json, context());
  }
}
