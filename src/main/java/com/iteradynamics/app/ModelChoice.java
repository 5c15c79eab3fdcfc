package com.iteradynamics.app;

import com.iteradynamics.adapter.local.FolderModels;
import com.iteradynamics.execution.ModelSource;
import com.iteradynamics.execution.ShelvedModel;
import com.iteradynamics.model.Forecaster;
import com.iteradynamics.model.LineageEntry;
import com.iteradynamics.model.ModelFile;
import com.iteradynamics.model.ModelShelf;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** The model that ARGUS_MODEL_FILE names. */
final class ModelChoice {
  /** Names the one that has the say on the shelf. */
  static final String PROMOTED = "promoted";

  private ModelChoice() {}

  /** Whether {@code named} is on a shelf, rather than a file. */
  static boolean isShelved(String named) {
    return named.equals(PROMOTED) || LineageEntry.isId(named);
  }

  /** The model of a run on this machine, whose shelf is in its store's folder. */
  static ModelSource here(Configuration configuration, Surroundings around) {
    Path store = around.path(configuration.runtime().store());
    return of(configuration.runtime().model(), () -> new FolderModels(store), around);
  }

  /** The model of {@code shelf}, or of a file of this machine. */
  static ModelSource of(Optional<String> named, Supplier<ModelShelf> shelf, Surroundings around) {
    return named
        .map(name -> isShelved(name) ? shelved(name, shelf) : file(around.path(name)))
        .orElse(ModelSource.OFF);
  }

  /** The promoted model of {@code shelf}, or that of an id. */
  static ModelSource shelved(String name, Supplier<ModelShelf> shelf) {
    return new ShelvedModel(shelf, name.equals(PROMOTED) ? Optional.empty() : Optional.of(name));
  }

  private static ModelSource file(Path file) {
    Forecaster model;
    try {
      model = ModelFile.read(TypedModels.bytes(file)).forecaster();
    } catch (CommandFailure e) {
      model = Forecaster.none("the model cannot be read: " + e.getMessage());
    }
    return ModelSource.of(model);
  }
}
