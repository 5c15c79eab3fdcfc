package com.iteradynamics.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Live ticks among everything that can go wrong. */
@Command(
    name = "simulate",
    description = {
      "Runs live ticks in made-up worlds where things go wrong: processes die between any two calls,",
      "events come twice, late or in the wrong order, answers are lost, the venue misbehaves, and people",
      "meddle with the wallet. After each tick it checks that nothing was traded twice, lost or made up.",
      "Time is virtual; the same seed gives the same worlds. Needs ./mvnw -B package -DskipTests. Exit",
      "code 1 when a rule did not hold: then it shows the seed and the least that has to go wrong."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  ./argus simulate --ticks 20000", "  ./argus simulate --ticks 1000000 --seed 42"})
final class SimulateCommand extends ArgusCommand {
  private static final String SIMULATION = "com.iteradynamics.simulation.SimulateMain";

  @Option(
      names = "--ticks",
      paramLabel = "N",
      defaultValue = "20000",
      description = "How many ticks, at least; default 20000.")
  private int ticks;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "What all chance follows from; default 1.")
  private long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many worlds run side by side; default: one for each core.")
  private int threads = Runtime.getRuntime().availableProcessors();

  SimulateCommand(Surroundings around) {
    super(around);
  }

  @Override
  public Integer call() throws IOException {
    if (ticks < 1 || threads < 1) {
      throw CommandFailure.usage("--ticks and --threads must be at least 1");
    }
    Path target = DeveloperClasses.target();
    if (!DeveloperClasses.areIn(target)) {
      throw CommandFailure.failed(
          "the simulation is not built yet: run ./mvnw -B package -DskipTests");
    }
    List<String> command = DeveloperClasses.java(target, SIMULATION);
    // It may run for minutes: both compilers earn their keep.
    command.remove("-XX:TieredStopAtLevel=1");
    command.addAll(
        List.of(Integer.toString(ticks), Long.toString(seed), Integer.toString(threads)));
    return DeveloperClasses.run(command, around());
  }
}
