package com.iteradynamics.config;

import com.iteradynamics.settings.InvalidSettingsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the functions are told by their environment, read and checked once, when they start. */
public final class FunctionSettings {
  private FunctionSettings() {}

  /**
   * Reads the environment's variables; there is a bucket then, and a model comes from its registry.
   *
   * @throws InvalidSettingsException with all problems there are
   */
  public static Configuration of(Map<String, String> environment) {
    Values values = Values.collect(new DotEnv(Map.of(), List.of()), environment, Map.of());
    Configuration configuration = Configuration.of(values, Path.of(""));
    List<String> problems = problems(configuration);
    if (!problems.isEmpty()) {
      throw new InvalidSettingsException(problems);
    }
    return configuration;
  }

  private static List<String> problems(Configuration configuration) {
    List<String> problems = new ArrayList<>(configuration.problems());
    if (configuration.aws().candlesBucket().isEmpty()) {
      problems.add(
          "ARGUS_CANDLES_BUCKET must be set: the function reads candles from nowhere else");
    }
    problems.addAll(FeedRules.problems(configuration));
    FeedRules.ofFunction(configuration).ifPresent(problems::add);
    configuration
        .runtime()
        .model()
        .filter(name -> !ModelChoice.isShelved(name))
        .ifPresent(
            name ->
                problems.add(
                    "ARGUS_MODEL_FILE must be promoted or a model's id, since the function has no"
                        + " files; was \""
                        + name
                        + "\""));
    return problems;
  }
}
