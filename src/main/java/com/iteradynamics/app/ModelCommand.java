package com.iteradynamics.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Models of p_long: made, judged, and given the say or not. */
@Command(
    name = "model",
    description =
        "Trains, judges and keeps models of p_long, the probability that the close in 24 hours is"
            + " above the close now. No model has a say until it is promoted, and it is promoted"
            + " only when it has shown skill on data that it has not learnt from. Every step is"
            + " kept in a lineage.",
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus model train --candles btcusd.csv.gz",
      "  ./argus model show",
      "  ./argus model promote 3f0c",
      "  ./argus model rollback --reason \"it lost its calibration\"",
      "  ./argus model off --reason \"the volumes of the feed are wrong\""
    })
final class ModelCommand extends ArgusCommand {
  @Spec private CommandSpec spec;

  private ModelCommand(Surroundings around) {
    super(around);
  }

  static CommandLine line(Surroundings around) {
    return new CommandLine(new ModelCommand(around))
        .addSubcommand(new ModelTrainCommand(around))
        .addSubcommand(new ModelEvaluateCommand(around))
        .addSubcommand(new ModelImportCommand(around))
        .addSubcommand(new ModelShowCommand(around))
        .addSubcommand(new ModelPromoteCommand(around))
        .addSubcommand(new ModelRollbackCommand(around))
        .addSubcommand(new ModelOffCommand(around))
        .addSubcommand(new ModelOnCommand(around));
  }

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(),
        "name what to do: train, evaluate, import, show, promote, rollback, off or on");
  }
}
