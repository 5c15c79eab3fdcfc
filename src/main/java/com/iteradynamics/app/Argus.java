package com.iteradynamics.app;

import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command line. Exit codes: 0 done, 1 the work failed, 2 the command line was not understood.
 */
@Command(
    name = "argus",
    description = "A quantitative trading runtime: one hourly tick, three layers, one record.",
    mixinStandardHelpOptions = true,
    versionProvider = Argus.Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:the work failed", "2:the command line was not understood"})
public final class Argus implements Runnable {

  @Spec private CommandSpec spec;

  private Argus() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The whole command line, ready to execute; tests call it without ending the process. */
  static CommandLine commandLine() {
    return new CommandLine(new Argus());
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }

  /** Answers {@code argus 0.1.0-SNAPSHOT+<short commit>}, as the jar's manifest has it. */
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      return new String[] {
        "argus "
            + Optional.ofNullable(Argus.class.getPackage().getImplementationVersion())
                .orElse("unpackaged")
      };
    }
  }
}
