package com.iteradynamics.cli.model;

import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.RegistryOptions;
import com.iteradynamics.model.Lineage;
import com.iteradynamics.model.LineageEntry;
import com.iteradynamics.model.LineageEntry.Action;
import com.iteradynamics.model.ModelRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes the say from the current model. */
@Command(
    name = "rollback",
    description =
        "Reactivates the model that was promoted before the active one. When the active one was the"
            + " first, none is active and p_long is absent. It also works when a model's file is"
            + " damaged or gone.",
    footerHeading = "%nExample:%n",
    footer = "  ./argus model rollback --reason \"it lost its calibration\"")
public final class ModelRollbackCommand extends ArgusCommand {

  @Mixin private RegistryChange change;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the lineage.")
  private String reason;

  public ModelRollbackCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() {
    change.who(context());
    String why = reason == null || reason.isBlank() ? "no reason was given" : reason.strip();
    try (RegistryOptions.Open open = change.options().open(this)) {
      ModelRegistry shelf = open.shelf();
      // A first look, so that not even a folder is made when there is nothing to roll back.
      current(ModelRegistry.sound(shelf.name(), shelf.lineage()));
      Lineage after = shelf.change(before -> rolledBack(before, why));
      LineageEntry last = after.entries().getLast();
      context()
          .say("rolled back " + last.model() + "; current is " + after.current().orElse("none"));
    }
    return 0;
  }

  private static String current(Lineage lineage) {
    return lineage
        .current()
        .orElseThrow(() -> CommandFailure.failed("no model is promoted: nothing to roll back"));
  }

  private Lineage rolledBack(Lineage before, String why) {
    return before.and(
        change.entry(context(), Action.ROLLED_BACK, current(before), before.before(), why));
  }
}
