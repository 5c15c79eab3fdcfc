package com.iteradynamics.cli.developer;

import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.DeveloperClasses;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Live ticks among everything that can go wrong. */
@Command(
    name = "simulate",
    description = {
      "Runs live ticks in simulated worlds where things go wrong: processes die between any two"
          + " calls, events come twice, late or in the wrong order, answers are lost, the venue"
          + " misbehaves, and people meddle with the wallet. After each tick it checks that nothing"
          + " was traded twice, lost or invented.",
      "Time is virtual; the same seed gives the same worlds. Needs ./mvnw -B package -DskipTests."
          + " Exit code 1 when a rule did not hold: then it shows the seed and the least that has"
          + " to go wrong."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  ./argus simulate --ticks 20000", "  ./argus simulate --ticks 1000000 --seed 42"})
public final class SimulateCommand extends ArgusCommand {
  private static final String SIMULATION = "com.iteradynamics.simulation.SimulateMain";

  private static final long MOST_TICKS = 100_000_000;
  private static final long MOST_THREADS = 256;

  @Option(
      names = "--ticks",
      paramLabel = "N",
      defaultValue = "20000",
      description = "How many ticks, at least, up to 100,000,000; default 20000.")
  private String ticks;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Seed of all random draws, a whole number; default 1.")
  private String seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many worlds run side by side, up to 256; default: one for each core.")
  private String threads = Integer.toString(Runtime.getRuntime().availableProcessors());

  public SimulateCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() throws IOException {
    long manyTicks = whole("--ticks", ticks, 1, MOST_TICKS);
    long first = whole("--seed", seed, Long.MIN_VALUE, Long.MAX_VALUE);
    long manyThreads = whole("--threads", threads, 1, MOST_THREADS);
    List<String> command = DeveloperClasses.java("the simulation", SIMULATION);
    // It may run for minutes: both compilers earn their keep.
    command.remove("-XX:TieredStopAtLevel=1");
    command.addAll(
        List.of(Long.toString(manyTicks), Long.toString(first), Long.toString(manyThreads)));
    return DeveloperClasses.run(command, context());
  }

  /** A whole number as it was typed. */
  private static long whole(String option, String text, long least, long most) {
    Optional<Long> value;
    try {
      value = Optional.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      value = Optional.empty();
    }
    return value
        .filter(number -> number >= least && number <= most)
        .orElseThrow(
            () ->
                CommandFailure.usage(
                    String.format(
                        Locale.ROOT,
                        "%s must be a whole number from %d to %d, was \"%s\"",
                        option,
                        least,
                        most,
                        text)));
  }
}
