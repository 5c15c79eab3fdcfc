package com.iteradynamics.cli.model;

import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.RegistryOptions;
import com.iteradynamics.model.LineageEntry;
import com.iteradynamics.model.LineageEntry.Action;
import com.iteradynamics.model.Model;
import com.iteradynamics.model.ModelCard;
import com.iteradynamics.model.ModelRegistry;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/** A person at a registry of models, who changes something there. */
final class RegistryChange {
  @Mixin private RegistryOptions options;

  @Mixin private LineageAuthor author;

  RegistryOptions options() {
    return options;
  }

  /**
   * The name for the lineage.
   *
   * @throws CommandFailure when nobody knows
   */
  String who(CommandContext context) {
    return author.name(context);
  }

  /** What happens to a model now. */
  LineageEntry entry(
      CommandContext context,
      Action action,
      Model model,
      Optional<String> parent,
      String why,
      boolean forced) {
    ModelCard card = model.card();
    return author.entry(
        context, action, model.id(), parent, why, forced, data(card), card.metrics());
  }

  /** What happens now to a model that need not be there any more. */
  LineageEntry entry(
      CommandContext context, Action action, String model, Optional<String> parent, String why) {
    return author.entry(context, action, model, parent, why, false, Map.of());
  }

  /** Puts a model there, and says so in the lineage. */
  void put(
      CommandContext context,
      ModelRegistry shelf,
      Action action,
      Model model,
      byte[] file,
      String why) {
    // A damaged lineage is refused before anything is put there.
    ModelRegistry.sound(shelf.name(), shelf.lineage());
    shelf.put(model.id(), file);
    shelf.change(
        lineage -> lineage.and(entry(context, action, model, lineage.current(), why, false)));
  }

  /** What it was trained on, for the lineage. */
  private static Optional<LineageEntry.Data> data(ModelCard card) {
    return card.trainedFrom()
        .flatMap(
            from ->
                card.trainedTo()
                    .flatMap(
                        to -> card.dataHash().map(hash -> new LineageEntry.Data(from, to, hash))));
  }
}
