package com.iteradynamics.config;

import com.iteradynamics.adapter.local.FolderModels;
import com.iteradynamics.execution.port.ModelSource;
import com.iteradynamics.execution.port.RegisteredModel;
import com.iteradynamics.model.Forecaster;
import com.iteradynamics.model.LineageEntry;
import com.iteradynamics.model.ModelFile;
import com.iteradynamics.model.ModelRegistry;
import com.iteradynamics.model.forest.ModelLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** The model that ARGUS_MODEL_FILE names. */
public final class ModelChoice {
  /** Names the active model of the registry. */
  static final String PROMOTED = "promoted";

  private ModelChoice() {}

  /** Whether {@code named} is in a registry, rather than a file. */
  public static boolean isShelved(String named) {
    return named.equals(PROMOTED) || LineageEntry.isId(named);
  }

  /** The model of a run in {@code folder}, whose registry is in its store there. */
  public static ModelSource here(Configuration configuration, Path folder) {
    Path store = folder.resolve(configuration.runtime().store());
    return of(configuration.runtime().model(), () -> new FolderModels(store), folder);
  }

  /** The model of {@code shelf}, or of a file in {@code folder}. */
  public static ModelSource of(Optional<String> named, Supplier<ModelRegistry> shelf, Path folder) {
    return named
        .map(name -> isShelved(name) ? shelved(name, shelf) : file(folder.resolve(name)))
        .orElse(ModelSource.OFF);
  }

  /** The promoted model of {@code shelf}, or that of an id. */
  static ModelSource shelved(String name, Supplier<ModelRegistry> shelf) {
    return new RegisteredModel(shelf, name.equals(PROMOTED) ? Optional.empty() : Optional.of(name));
  }

  private static ModelSource file(Path file) {
    Forecaster model;
    try {
      model = ModelFile.read(bytes(file)).forecaster();
    } catch (UnusableFileException e) {
      model = Forecaster.none("the model cannot be read: " + e.getMessage());
    }
    return ModelSource.of(model);
  }

  /**
   * The bytes of the model in {@code file}.
   *
   * @throws UnusableFileException when it cannot be read, or is far too large
   */
  public static byte[] bytes(Path file) {
    try {
      Optional<String> objection = ModelLimits.objection(Files.size(file));
      if (objection.isPresent()) {
        throw new UnusableFileException(file + " is no model: " + objection.get());
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw UnusableFileException.reading(file, e);
    }
  }
}
