package com.iteradynamics.app;

import com.iteradynamics.strategy.Strategies;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A project for a strategy of one's own. */
@Command(
    name = "new-strategy",
    description = {
      "Writes a small Maven project that builds a jar with a strategy of your own.",
      "It has one strategy, its provider and a test, and works as it is; its README says how to"
          + " build and try it. The strategy's id is the name with _ for - and _v1 at its end."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus new-strategy calm-trend",
      "  ./argus new-strategy calm-trend --into ../strategies/calm"
    })
final class NewStrategyCommand extends ArgusCommand {

  @Parameters(
      paramLabel = "NAME",
      description = "Words of a-z and 0-9, joined by - or _, for example calm-trend.")
  private String name;

  @Option(
      names = "--into",
      paramLabel = "DIR",
      description = "The project's folder, new or empty; default: NAME in the current one.")
  private String into;

  NewStrategyCommand(Surroundings around) {
    super(around);
  }

  @Override
  public Integer call() throws IOException {
    StrategyName names = new StrategyName(name);
    Strategies known = Configuration.jars(values(), around().folder()).strategies();
    if (known.ids().contains(names.id())) {
      throw CommandFailure.usage("there is a strategy " + names.id() + " already");
    }
    String folder = into == null ? name : into;
    StrategyProject project = new StrategyProject(names, DeveloperClasses.ownPlace());
    project.writeTo(around().path(folder));
    PrintWriter out = around().out();
    project.files().keySet().forEach(file -> out.println(Path.of(folder).resolve(file)));
    out.println();
    around().say("strategy " + names.id() + "; README.md says how to build and try it");
    return 0;
  }
}
