package com.iteradynamics.app;

import com.iteradynamics.market.CandleSeries;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Recorded candles: in, checked, out, away. */
@Command(
    name = "candles",
    description = "Imports, fetches, checks, exports or pushes hourly candles.",
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus candles import btcusd.csv.gz",
      "  ./argus candles sync --from 2026-01-01",
      "  ./argus candles verify btcusd.csv.gz",
      "  ./argus candles export --out - --from 2026-01-01",
      "  ./argus candles push --candles btcusd.csv.gz --bucket my-argus-candles"
    })
final class CandlesCommand extends ArgusCommand {
  @Spec private CommandSpec spec;

  private CandlesCommand(Surroundings around) {
    super(around);
  }

  static CommandLine line(Surroundings around) {
    return new CommandLine(new CandlesCommand(around))
        .addSubcommand(new CandlesImportCommand(around))
        .addSubcommand(new CandlesSyncCommand(around))
        .addSubcommand(new CandlesVerifyCommand(around))
        .addSubcommand(new CandlesExportCommand(around))
        .addSubcommand(new CandlesPushCommand(around));
  }

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "name what to do: import, sync, verify, export or push");
  }

  /** A tape in two lines. */
  static void print(CandleSeries candles, PrintWriter out) {
    out.println("candles  " + candles.size());
    if (!candles.isEmpty()) {
      out.println("from     " + candles.openTime(0));
      out.println("to       " + candles.openTime(candles.size() - 1));
    }
  }
}
