package com.iteradynamics.cli.model;

import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.RegistryOptions;
import com.iteradynamics.config.ModelChoice;
import com.iteradynamics.model.LineageEntry.Action;
import com.iteradynamics.model.Model;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds a model that another tool trained. */
@Command(
    name = "import",
    description =
        "Adds a model file to the registry: a scikit-learn forest exported by"
            + " tools/export_sklearn_rf.py, or a file of model train --out. The whole file is"
            + " checked first, golden rows included. It is inactive until it is promoted.",
    footerHeading = "%nExample:%n",
    footer = "  ./argus model import random_forest.json --reason \"the Python reference's model\"")
public final class ModelImportCommand extends ArgusCommand {

  @Parameters(paramLabel = "FILE", description = "The model file.")
  private String file;

  @Mixin private RegistryChange change;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the lineage.")
  private String reason;

  public ModelImportCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() {
    change.who(context());
    Path path = context().path(file);
    byte[] bytes = ModelChoice.bytes(path);
    Model model = ModelReferences.trusted(path.toString(), bytes);
    try (RegistryOptions.Open open = change.options().open(this)) {
      String why = reason == null || reason.isBlank() ? "imported from " + file : reason.strip();
      change.put(context(), open.shelf(), Action.IMPORTED, model, bytes, why);
      context().say("imported " + model.id() + " into " + open.shelf().name());
    }
    return 0;
  }
}
