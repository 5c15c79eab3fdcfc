package com.iteradynamics.cli;

import com.iteradynamics.config.Configuration;
import com.iteradynamics.config.RuntimeParameters;
import com.iteradynamics.config.Values;
import com.iteradynamics.settings.InvalidSettingsException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/** What every command has: its surroundings, {@code --set} and {@code --debug}. */
public abstract class ArgusCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "Sets a parameter for this run; ./argus config lists them.")
  private Map<String, String> set = new LinkedHashMap<>();

  @Option(names = "--debug", description = "Shows where an error comes from.")
  private boolean debug;

  public ArgusCommand(CommandContext context) {
    this.context = context;
  }

  public final CommandContext context() {
    return context;
  }

  public final boolean debug() {
    return debug || context.debug();
  }

  /**
   * What was set anywhere, where this command's own options (name and value in turn) win.
   *
   * @throws CommandFailure when one of these options is there without a value
   */
  public final Values values(String... options) {
    Map<String, String> all = new LinkedHashMap<>(set);
    for (int i = 0; i < options.length; i += 2) {
      if (options[i + 1] != null) {
        if (options[i + 1].isBlank()) {
          throw CommandFailure.usage(
              options[i] + " is given as an option, and empty: give it a value or leave it out");
        }
        all.put(options[i], options[i + 1]);
      }
    }
    return context.values(all);
  }

  /** The valid configuration, where this command's own options win. */
  public final Configuration configuration(String... options) {
    return Configuration.of(values(options), context.folder()).valid();
  }

  /** Which store and product, of a valid configuration. */
  public final RuntimeParameters runtime(StoreOptions options) {
    return configuration(options.settings()).runtime();
  }

  /** A line on standard error that is not an error. */
  public final void notice(String text) {
    context.notice(text);
  }

  /**
   * This configuration, for a command of the lab, which asks a strategy. What a person should know
   * about it is told.
   *
   * @throws InvalidSettingsException in legacy mode
   */
  public final Configuration forLab(Configuration configuration) {
    configuration.inPrimeMode().notices().forEach(this::notice);
    return configuration;
  }
}
