package com.iteradynamics.app;

import com.iteradynamics.app.SettingsCatalog.Group;
import com.iteradynamics.cortex.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows every parameter. */
@Command(
    name = "config",
    description = {
      "Shows every parameter, its value and where that comes from.",
      "Also default, unit, range and meaning. Secrets are never shown. Exits with 2 and names every",
      "problem when there is one."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus config",
      "  ./argus config --set PRIME_MAX_EXPOSURE=0.5 --json",
      "  ./argus config --example > .env.example"
    })
final class ConfigCommand extends ArgusCommand {

  @Option(names = "--json", description = "Answers in JSON.")
  private boolean json;

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
    if (json) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("parameters", ConfigView.json(groups, configuration.values()));
      answer.put("problems", configuration.allProblems());
      around().out().print(Json.writePretty(answer));
    } else {
      ConfigView.table(groups, configuration.values(), around().out());
    }
    if (configuration.allProblems().isEmpty()) {
      return 0;
    }
    around().out().flush();
    Failures.problems(configuration.allProblems(), around().err());
    return 2;
  }
}
