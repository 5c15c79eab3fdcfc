package com.iteradynamics.cli.developer;

import com.iteradynamics.adapter.aws.AwsParameters;
import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.DeveloperClasses;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One event, given to the very zip that is deployed. */
@Command(
    name = "invoke",
    description = {
      "Runs target/function.zip as AWS does, in a process of its own under the runtime interface"
          + " client, in an account that is made for it: DynamoDB Local, and a bucket that holds"
          + " the bundled synthetic candles. Shows the answer, the function's log and the record that"
          + " was written.",
      "--function governance is the daily check for drift, from the same zip; it shows its report.",
      "Needs ./mvnw -B package, and Linux. The candles end long ago, so the tick is late, on paper.",
      "Exit code 1 when the invocation failed, so that Lambda would try it again."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus lambda invoke events/hourly-tick.json",
      "  ./argus lambda invoke events/hourly-tick.json --times 2",
      "  ./argus lambda invoke events/dry-run.json --fault throttled-table",
      "  ./argus lambda invoke events/daily-governance.json --function governance"
    })
public final class LambdaInvokeCommand extends ArgusCommand {
  private static final String EMULATOR = "com.iteradynamics.emulator.LambdaInvoke";

  private static final Set<String> FUNCTIONS = Set.of("cycle", "governance");

  /** What an invocation on this machine has no use for, or must not reach. */
  private static final Set<String> ELSEWHERE = Set.of("URL", "path", "paths");

  @Parameters(paramLabel = "EVENT", description = "The event's file, JSON.")
  private String event;

  @Option(
      names = "--function",
      paramLabel = "NAME",
      defaultValue = "cycle",
      description =
          "Which function of the zip: cycle (the hourly tick) or governance; default cycle.")
  private String function;

  @Option(
      names = "--fault",
      paramLabel = "NAME",
      defaultValue = "none",
      description =
          "What is wrong with the account: throttled-table, missing-table, no-candles, busy-bucket,"
              + " denied-bucket or no-events.")
  private String fault;

  @Option(
      names = "--times",
      paramLabel = "N",
      defaultValue = "1",
      description = "How often the event is delivered; default 1.")
  private int times;

  public LambdaInvokeCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() throws IOException {
    if (!FUNCTIONS.contains(function)) {
      throw CommandFailure.usage("--function must be cycle or governance, was " + function);
    }
    Path file = context().path(event);
    if (!Files.isReadable(file)) {
      throw CommandFailure.failed("cannot read " + file);
    }
    List<String> command = DeveloperClasses.java("the function", EMULATOR, "function.zip");
    command.addAll(
        List.of(
            DeveloperClasses.target().toString(),
            function,
            file.toString(),
            fault,
            Integer.toString(times)));
    command.addAll(settings());
    return DeveloperClasses.run(command, context());
  }

  /** What is set for a tick, as the function's environment would have it. */
  private List<String> settings() {
    Configuration read = Configuration.of(values(), context().folder());
    Configuration configuration = read.forTick(read.book(true), true);
    List<String> settings = new ArrayList<>();
    for (Setting setting : configuration.catalog().settings()) {
      if (!setting.secret()
          && !ELSEWHERE.contains(setting.unit())
          && !AwsParameters.SETTINGS.contains(setting)) {
        configuration
            .values()
            .text(setting.name())
            .ifPresent(text -> settings.add(setting.name() + "=" + text));
      }
    }
    return settings;
  }
}
