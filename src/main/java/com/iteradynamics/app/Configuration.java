package com.iteradynamics.app;

import com.iteradynamics.app.SettingsCatalog.Group;
import com.iteradynamics.settings.InvalidSettingsException;
import com.iteradynamics.settings.SettingsReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Every parameter in force, read and checked at once.
 *
 * @param values what was set, and where
 * @param catalog all parameters there are
 * @param runtime what is traded and where it is kept
 * @param problems everything that is wrong with it, each beginning with a variable's name or a file
 */
record Configuration(
    Values values, SettingsCatalog catalog, RuntimeParameters runtime, List<String> problems) {

  /**
   * Reads {@code .env}, the environment and a command's options, the strongest last. Invalid
   * settings do not stop it; see {@link #valid()}.
   */
  static Configuration load(
      Map<String, String> environment, Path dotEnv, Map<String, String> options) {
    return of(Values.collect(DotEnv.read(dotEnv), environment, options));
  }

  /** The configuration that {@code values} make. */
  static Configuration of(Values values) {
    SettingsReader reader = new SettingsReader(values.texts());
    SettingsCatalog catalog =
        new SettingsCatalog(List.of(new Group("Run", RuntimeParameters.SETTINGS)));
    RuntimeParameters runtime = RuntimeParameters.read(reader);
    List<String> problems = new ArrayList<>(values.problems());
    problems.addAll(reader.problems());
    problems.addAll(values.strangers(catalog));
    return new Configuration(values, catalog, runtime, problems);
  }

  /** The parameters that matter to this run, or those of all strategies, too. */
  List<Group> groups(boolean all) {
    return catalog.groups();
  }

  /** Everything that is wrong, with the choice of strategy and of real money, too. */
  List<String> allProblems() {
    return problems;
  }

  /**
   * This configuration.
   *
   * @throws InvalidSettingsException when there is any problem
   */
  Configuration valid() {
    if (!problems.isEmpty()) {
      throw new InvalidSettingsException(problems);
    }
    return this;
  }
}
