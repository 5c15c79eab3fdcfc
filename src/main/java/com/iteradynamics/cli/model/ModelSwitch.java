package com.iteradynamics.cli.model;

import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.RegistryOptions;
import com.iteradynamics.model.Lineage;
import com.iteradynamics.model.LineageEntry.Action;
import com.iteradynamics.model.ModelRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Switches a model off or on. */
public abstract class ModelSwitch extends ArgusCommand {
  private final Action action;

  @Parameters(
      paramLabel = "ID",
      arity = "0..1",
      description = "The model, or how its id begins; default: the active one.")
  private String id;

  @Mixin private RegistryChange change;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why, for the lineage and for every record without p_long.")
  private String reason;

  ModelSwitch(CommandContext context, Action action) {
    super(context);
    this.action = action;
  }

  @Override
  public Integer call() {
    if (reason.isBlank()) {
      throw CommandFailure.usage("--reason must say why");
    }
    change.who(context());
    try (RegistryOptions.Open open = change.options().open(this)) {
      ModelRegistry shelf = open.shelf();
      // A first look, so that not even a folder is made when there is nothing to switch.
      Lineage before = ModelRegistry.sound(shelf.name(), shelf.lineage());
      String model = meant(shelf, before);
      switched(before, model);
      shelf.change(lineage -> switched(lineage, model));
      context().say(action.word().replace('_', ' ') + " " + model);
    }
    return 0;
  }

  /** A whole id need not be looked up: its file may be damaged or gone. */
  private String meant(ModelRegistry shelf, Lineage lineage) {
    if (id == null) {
      return lineage
          .current()
          .orElseThrow(() -> CommandFailure.failed("no model is promoted: name one by its id"));
    }
    boolean known = lineage.entries().stream().anyMatch(entry -> entry.model().equals(id));
    return known ? id : ModelReferences.id(shelf, id);
  }

  private Lineage switched(Lineage before, String model) {
    boolean off = before.off(model).isPresent();
    if (off == (action == Action.SWITCHED_OFF)) {
      throw CommandFailure.failed(model + " is " + (off ? "off" : "on") + " already");
    }
    return before.and(change.entry(context(), action, model, before.current(), reason.strip()));
  }

  /** Silences a model. */
  @Command(
      name = "off",
      description = {
        "Switches a model off: from the next tick on p_long is absent, and the record says who"
            + " switched it off and why. It stays the promoted one. Nothing else changes; no exit"
            + " waits for a model.",
        "Governance does the same when the market or the model's forecasts drift beyond their limits."
      },
      footerHeading = "%nExample:%n",
      footer = "  ./argus model off --reason \"the volumes of the feed are wrong\"")
  public static final class Off extends ModelSwitch {

    public Off(CommandContext context) {
      super(context, Action.SWITCHED_OFF);
    }
  }

  /** Lets a model speak again. */
  @Command(
      name = "on",
      description =
          "Switches a model on again that a person or governance switched off. What switched it off"
              + " may still hold: governance does not overrule you while the same alarm lasts, and a"
              + " new alarm switches the model off again.",
      footerHeading = "%nExample:%n",
      footer = "  ./argus model on --reason \"looked into it: one day's outage of the feed\"")
  public static final class On extends ModelSwitch {

    public On(CommandContext context) {
      super(context, Action.SWITCHED_ON);
    }
  }
}
