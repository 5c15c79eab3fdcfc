package com.iteradynamics.app;

import com.iteradynamics.model.LineageEntry.Action;
import com.iteradynamics.model.Model;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A model that was made elsewhere. */
@Command(
    name = "import",
    description =
        "Puts a model file on the shelf: one that tools/export_sklearn_rf.py made of a scikit-learn"
            + " forest, or one of model train --out. It is checked whole first, its golden rows"
            + " too. It has no say until it is promoted.",
    footerHeading = "%nExample:%n",
    footer = "  ./argus model import random_forest.json --reason \"the seed's own model\"")
final class ModelImportCommand extends ArgusCommand {

  @Parameters(paramLabel = "FILE", description = "The model file.")
  private String file;

  @Mixin private ShelfChange change;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the lineage.")
  private String reason;

  ModelImportCommand(Surroundings around) {
    super(around);
  }

  @Override
  public Integer call() {
    change.who(around());
    Path path = around().path(file);
    byte[] bytes = ModelChoice.bytes(path);
    Model model = TypedModels.trusted(path.toString(), bytes);
    try (ShelfOptions.Open open = change.options().open(this)) {
      String why = reason == null || reason.isBlank() ? "imported from " + file : reason.strip();
      change.put(around(), open.shelf(), Action.IMPORTED, model, bytes, why);
      around().say("imported " + model.id() + " into " + open.shelf().name());
    }
    return 0;
  }
}
