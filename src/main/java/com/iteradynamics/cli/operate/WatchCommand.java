package com.iteradynamics.cli.operate;

import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.StoreOptions;
import com.iteradynamics.cli.TimeOption;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.config.RuntimeParameters;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.execution.port.WatchOutcome;
import com.iteradynamics.wiring.TickInAws;
import com.iteradynamics.wiring.TickInFolder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One watch between two hours. */
@Command(
    name = "watch",
    description = {
      "Runs one watch between two ticks: sells a position whose stop is reached.",
      "It looks at the market now, at the stops and at the kill switch; it never buys and asks no"
          + " strategy. It needs PRIME_WATCH_MINUTES, and is to be run so often, never on the hour."
          + " When there is nothing to do it says so and records nothing."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  ./argus watch", "  ./argus watch --aws --json", "  ./argus history --watches"})
public final class WatchCommand extends ArgusCommand {
  @Option(
      names = "--at",
      paramLabel = "TIME",
      converter = TimeOption.class,
      description = "The minute that names the watch, at most five minutes ago; default: now.")
  private Instant at;

  @Option(
      names = "--aws",
      description = "The book of an AWS account, in ARGUS_STATE_TABLE and ARGUS_CORTEX_TABLE.")
  private boolean aws;

  @Option(names = "--json", description = "Prints the record in JSON.")
  private boolean json;

  @Mixin private StoreOptions options;

  public WatchCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() {
    Configuration read =
        Configuration.of(
            values(
                RuntimeParameters.STORE, options.store, RuntimeParameters.PRODUCT, options.product),
            context().folder());
    Configuration configuration = read.forTick(read.book(false), aws);
    configuration.notices().forEach(this::notice);
    Instant minute =
        (at == null ? context().clock().instant() : at).truncatedTo(ChronoUnit.MINUTES);
    return show(
        aws
            ? new TickInAws(configuration, context()).watch(configuration.book(false), minute)
            : new TickInFolder(configuration, context()).watch(minute));
  }

  private int show(WatchOutcome outcome) {
    switch (outcome) {
      case WatchOutcome.Recorded(CortexRecord record, boolean before) -> {
        if (json) {
          context().out().print(Json.writePretty(record));
        } else {
          context().print(RecordExplanation.of(record).document());
          if (before) {
            context().say("This watch had its record already; nothing was done.");
          }
        }
      }
      case WatchOutcome.Quiet(String why) -> context().say("Nothing was done: " + why + ".");
      case WatchOutcome.Refused(String why) -> throw CommandFailure.usage(why);
    }
    return 0;
  }
}
