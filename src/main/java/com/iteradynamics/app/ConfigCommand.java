package com.iteradynamics.app;

import com.iteradynamics.app.SettingsCatalog.Group;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows every parameter. */
@Command(
    name = "config",
    description = {
      "Shows every parameter, its value and where that comes from.",
      "Also default, unit, range and meaning. Secrets are never shown. Exits with 2 and names every"
          + " problem when there is one."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus config",
      "  ./argus config --set PRIME_MAX_EXPOSURE=0.5 --json",
      "  ./argus config --example > .env.example"
    })
final class ConfigCommand extends ArgusCommand {

  @Mixin private AnswerOption answer;

  @Option(names = "--all", description = "Shows the parameters of strategies not chosen, too.")
  private boolean all;

  @Option(
      names = "--example",
      description = "Prints a .env file that explains every parameter and sets none.")
  private boolean example;

  ConfigCommand(Surroundings around) {
    super(around);
  }

  @Override
  public Integer call() {
    Configuration configuration = Configuration.of(values(), around().folder());
    if (example) {
      ConfigView.example(configuration.catalog().groups(), around().out());
      return 0;
    }
    List<Group> groups = configuration.groups(all);
    answer.print(
        () -> asMap(groups, configuration),
        () -> ConfigView.document(groups, configuration.values()),
        around());
    if (configuration.allProblems().isEmpty()) {
      return 0;
    }
    around().out().flush();
    Failures.tell(configuration.allProblems(), around());
    return 2;
  }

  private static Map<String, Object> asMap(List<Group> groups, Configuration configuration) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("parameters", ConfigView.json(groups, configuration.values()));
    map.put("problems", configuration.allProblems());
    return map;
  }
}
