package com.iteradynamics.service;

import com.iteradynamics.config.ModelChoice;
import com.iteradynamics.config.UnusableFileException;
import com.iteradynamics.governance.MeasuredGroup;
import com.iteradynamics.model.Lineage;
import com.iteradynamics.model.LineageEntry;
import com.iteradynamics.model.LoadedModel;
import com.iteradynamics.model.Model;
import com.iteradynamics.model.ModelFile;
import com.iteradynamics.model.ModelRegistry;
import com.iteradynamics.model.ModelRegistryException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * The model of a registry that governance watches: the one that {@code ARGUS_MODEL_FILE} names by
 * its id, else the one that is promoted, on or off, whether ticks ask it or not.
 */
final class WatchedModel {
  private WatchedModel() {}

  /**
   * The model to watch.
   *
   * @param named what {@code ARGUS_MODEL_FILE} says; anything but an id means the promoted one
   * @throws ModelRegistryException when the registry cannot be read although ticks ask a model; a
   *     registry that no tick uses has nothing to watch then
   */
  static MeasuredGroup of(Optional<String> named, ModelRegistry shelf) {
    try {
      return onShelf(named, shelf);
    } catch (ModelRegistryException e) {
      if (named.isPresent()) {
        throw e;
      }
      return new MeasuredGroup.Nobody("no model is set (ARGUS_MODEL_FILE), and " + e.getMessage());
    }
  }

  /**
   * The same on a machine with files, one of which may be named.
   *
   * @param path where a named file is
   * @throws UnusableFileException when such a file cannot be read
   */
  static MeasuredGroup of(
      Optional<String> named, ModelRegistry shelf, Function<String, Path> path) {
    return named
        .filter(name -> !ModelChoice.isShelved(name))
        .map(name -> ofFile(path.apply(name)))
        .orElseGet(() -> of(named, shelf));
  }

  private static MeasuredGroup ofFile(Path file) {
    return subject(file.toString(), ModelChoice.bytes(file));
  }

  private static MeasuredGroup subject(String name, byte[] file) {
    return switch (ModelFile.read(file)) {
      case LoadedModel.Refused(String reason) ->
          new MeasuredGroup.Nobody(name + " is refused: " + reason);
      case LoadedModel.Valid(Model model) -> new MeasuredGroup.Watched(model.id(), model.card());
    };
  }

  private static MeasuredGroup onShelf(Optional<String> named, ModelRegistry shelf) {
    return switch (shelf.lineage()) {
      case Lineage.Result.Damaged(String reason) ->
          new MeasuredGroup.Nobody(
              shelf.name() + "/" + ModelRegistry.LINEAGE + " is damaged: " + reason);
      case Lineage.Result.Ok(Lineage lineage) ->
          named
              .filter(LineageEntry::isId)
              .or(lineage::current)
              .map(id -> read(id, shelf))
              .orElseGet(() -> new MeasuredGroup.Nobody("no model is promoted in " + shelf.name()));
    };
  }

  private static MeasuredGroup read(String id, ModelRegistry shelf) {
    Optional<byte[]> file = shelf.get(id);
    if (file.isEmpty()) {
      return new MeasuredGroup.Nobody("the model " + id + " is not in " + shelf.name());
    }
    String name = "the file of model " + id;
    MeasuredGroup found = subject(name, file.get());
    return found instanceof MeasuredGroup.Watched watched && !watched.modelId().equals(id)
        ? new MeasuredGroup.Nobody(name + " holds another one")
        : found;
  }
}
