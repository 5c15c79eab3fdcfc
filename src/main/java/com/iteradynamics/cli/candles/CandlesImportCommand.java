package com.iteradynamics.cli.candles;

import com.iteradynamics.adapter.local.FolderCandles;
import com.iteradynamics.candlefile.CandleFile;
import com.iteradynamics.candlefile.CandleImport;
import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CandleInput;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.Counts;
import com.iteradynamics.cli.ReadAsOptions;
import com.iteradynamics.cli.StoreOptions;
import com.iteradynamics.config.RuntimeParameters;
import com.iteradynamics.document.Prose;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Candles from a file into the store. */
@Command(
    name = "import",
    description = {
      "Adds the closed candles of a file to the store.",
      "Recognizes the files of exchanges and tools, in any order of rows, packed or not, and says what it"
          + " took a file for. Candles of 1 to 30 minutes are joined to hours. --store is the folder"
          + " to add to. A file with an impossible row, with candles of another length, that could be"
          + " read in two ways, or with an hour that is recorded with other values, changes nothing."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus candles import btcusd.csv.gz --store data",
      "  ./argus candles import BTCUSDT-1h-2026-01.zip",
      "  ./argus candles import local.csv --time-zone Europe/Berlin"
    })
public final class CandlesImportCommand extends ArgusCommand {

  @ArgGroup(multiplicity = "1")
  private CandleInput.OfFile input;

  @Mixin private ReadAsOptions readAs;

  @Mixin private StoreOptions options;

  @Option(
      names = "--replace",
      description = "Lets the file win where an hour is recorded with other values.")
  private boolean replace;

  public CandlesImportCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() {
    RuntimeParameters runtime = runtime(options);
    CandleFile read =
        input.read(context(), runtime.productId(), context().clock().instant(), readAs);
    read.notices().forEach(this::notice);
    Path store = context().path(runtime.store());
    CandleImport done = new FolderCandles(store).add(read.closed(), replace);
    String change =
        String.format(
            Locale.ROOT,
            "%s: %s added, %d already there, %d replaced",
            runtime.productId(),
            Counts.of(done.added(), "candle"),
            done.same(),
            done.replaced());
    context().print(Prose.of(change), CandlesExportCommand.facts(done.candles()));
    done.notices().forEach(this::notice);
    return 0;
  }
}
