package com.iteradynamics.cli.developer;

import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CandleInput;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.DeveloperClasses;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A venue on this machine, to try the live path without money. */
@Command(
    name = "venue",
    description = {
      "Runs a simulator of Coinbase Advanced Trade on this machine, and what Argus uses of AWS: the"
          + " tables in DynamoDB Local, a bucket and an event bus, all empty and forgotten at the"
          + " end.",
      "A key is made for it. Prints what to paste into another shell so that Argus trades there,"
          + " for real as far as it can tell, and a line for each request. The market is candles"
          + " moved in time so that they end now, and it continues; default: the sample. Needs ./mvnw -B package"
          + " -DskipTests. Ends with Ctrl-C."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus venue",
      "  ./argus venue --key ed25519 --cash 250 --candles btcusd.csv.gz",
      "  ./argus venue --fault timeout-after-acceptance --fault stale-candles:always"
    })
public final class VenueCommand extends ArgusCommand {
  private static final String VENUE = "com.iteradynamics.venue.VenueMain";

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8787",
      description = "Where it listens, on the loopback only; default 8787, 0 for any free one.")
  private int port;

  @Option(
      names = "--key",
      paramLabel = "KIND",
      defaultValue = "es256",
      description = "Kind of the key: es256 (default) or ed25519.")
  private String key;

  @Option(
      names = "--cash",
      paramLabel = "USD",
      defaultValue = "1000",
      description = "Cash in the wallet; default: ${DEFAULT-VALUE}.")
  private BigDecimal cash;

  @Option(
      names = "--product",
      paramLabel = "ID",
      defaultValue = "BTC-USD",
      description = "What the candles are of; default: ${DEFAULT-VALUE}.")
  private String product;

  @ArgGroup private CandleInput.OrSample input;

  @Option(
      names = "--fault",
      paramLabel = "NAME",
      description =
          "What goes wrong, once; NAME:3 for three times, NAME:always. May be repeated; --fault"
              + " help lists them.")
  private List<String> faults = new ArrayList<>();

  public VenueCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() throws IOException {
    if (port < 0 || port > 65_535) {
      throw CommandFailure.usage("--port must be 0..65535, was " + port);
    }
    if (cash.signum() < 0) {
      throw CommandFailure.usage("--cash must not be negative, was " + cash.toPlainString());
    }
    List<String> command = DeveloperClasses.java("the venue", VENUE);
    command.addAll(List.of(Integer.toString(port), key, cash.toPlainString(), product, market()));
    command.addAll(faults);
    return DeveloperClasses.run(command, context());
  }

  private String market() {
    if (input == null || input.sample()) {
      return "sample";
    }
    Path file = context().path(input.file().orElseThrow());
    if (!Files.isReadable(file)) {
      throw CommandFailure.failed("cannot read " + file);
    }
    return file.toString();
  }
}
