package com.iteradynamics.cli.model;

import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.RegistryOptions;
import com.iteradynamics.model.Lineage;
import com.iteradynamics.model.LineageEntry.Action;
import com.iteradynamics.model.Model;
import com.iteradynamics.model.ModelRegistry;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has a model scored beside the active one. */
@Command(
    name = "challenge",
    description = {
      "Makes a model the challenger, in the place of any other: from the next tick on it is scored"
          + " every hour beside the active one, and the record has what it says. No strategy and no"
          + " governor gets it, and a challenger that cannot be had changes no tick. ./argus model"
          + " compare compares the two.",
      "It is scored while ARGUS_MODEL_FILE is promoted or an id, until --none ends it or it becomes"
          + " the active model."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  ./argus model challenge 3f0c", "  ./argus model challenge --none"})
public final class ModelChallengeCommand extends ArgusCommand {

  @Parameters(paramLabel = "ID", arity = "0..1", description = "The model, or how its id begins.")
  private String id;

  @Option(names = "--none", description = "Ends the challenge.")
  private boolean none;

  @Mixin private RegistryChange change;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the lineage.")
  private String reason;

  public ModelChallengeCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() {
    if (none == (id != null)) {
      throw CommandFailure.usage("name a model by its id, or give --none");
    }
    change.who(context());
    String why = reason == null || reason.isBlank() ? "no reason was given" : reason.strip();
    try (RegistryOptions.Open open = change.options().open(this)) {
      ModelRegistry shelf = open.shelf();
      // A first look, so that not even a folder is made when there is nothing to change.
      Lineage before = ModelRegistry.sound(shelf.name(), shelf.lineage());
      if (none) {
        String ended = challenger(before);
        shelf.change(lineage -> ended(lineage, why));
        context().say(ended + " is scored no longer");
      } else {
        Model model = ModelReferences.model(shelf, ModelReferences.id(shelf, id));
        shelf.change(lineage -> begun(lineage, model, why));
        context().say("challenger " + model.id() + "; active: " + before.current().orElse("none"));
        before
            .off(model.id())
            .ifPresent(
                off -> notice("it is switched off and stays so: see ./argus model on --help"));
      }
    }
    return 0;
  }

  private static String challenger(Lineage lineage) {
    return lineage
        .challenger()
        .orElseThrow(() -> CommandFailure.failed("there is no challenger: nothing to end"));
  }

  private Lineage ended(Lineage before, String why) {
    return before.and(
        change.entry(context(), Action.CHALLENGE_ENDED, challenger(before), before.current(), why));
  }

  private Lineage begun(Lineage before, Model model, String why) {
    Optional<String> meant = Optional.of(model.id());
    if (before.current().equals(meant)) {
      throw CommandFailure.failed(model.id() + " is the active model");
    }
    if (before.challenger().equals(meant)) {
      throw CommandFailure.failed(model.id() + " is the challenger already");
    }
    return before.and(
        change.entry(context(), Action.CHALLENGED, model, before.current(), why, false));
  }
}
