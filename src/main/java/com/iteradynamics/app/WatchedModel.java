package com.iteradynamics.app;

import com.iteradynamics.governance.Subject;
import com.iteradynamics.model.Lineage;
import com.iteradynamics.model.LineageEntry;
import com.iteradynamics.model.Model;
import com.iteradynamics.model.ModelFile;
import com.iteradynamics.model.ModelReading;
import com.iteradynamics.model.ModelShelf;
import com.iteradynamics.model.ShelfException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * The model of a shelf that governance watches: the one that {@code ARGUS_MODEL_FILE} names by its
 * id, else the one that is promoted, on or off, whether ticks ask it or not.
 */
final class WatchedModel {
  private WatchedModel() {}

  /**
   * The model to watch.
   *
   * @param named what {@code ARGUS_MODEL_FILE} says; anything but an id means the promoted one
   * @throws ShelfException when the shelf cannot be read although ticks ask a model; a shelf that
   *     nobody asks has nothing to watch then
   */
  static Subject of(Optional<String> named, ModelShelf shelf) {
    try {
      return onShelf(named, shelf);
    } catch (ShelfException e) {
      if (named.isPresent()) {
        throw e;
      }
      return new Subject.Nobody("no model is set (ARGUS_MODEL_FILE), and " + e.getMessage());
    }
  }

  /**
   * The same on a machine with files, one of which may be named.
   *
   * @param path where a named file is
   * @throws UnusableFileException when such a file cannot be read
   */
  static Subject of(Optional<String> named, ModelShelf shelf, Function<String, Path> path) {
    return named
        .filter(name -> !ModelChoice.isShelved(name))
        .map(name -> ofFile(path.apply(name)))
        .orElseGet(() -> of(named, shelf));
  }

  private static Subject ofFile(Path file) {
    return subject(file.toString(), ModelChoice.bytes(file));
  }

  private static Subject subject(String name, byte[] file) {
    return switch (ModelFile.read(file)) {
      case ModelReading.Refused(String reason) ->
          new Subject.Nobody(name + " is refused: " + reason);
      case ModelReading.Valid(Model model) -> new Subject.Watched(model.id(), model.card());
    };
  }

  private static Subject onShelf(Optional<String> named, ModelShelf shelf) {
    return switch (shelf.lineage()) {
      case Lineage.Reading.Damaged(String reason) ->
          new Subject.Nobody(shelf.name() + "/" + ModelShelf.LINEAGE + " is damaged: " + reason);
      case Lineage.Reading.Sound(Lineage lineage) ->
          named
              .filter(LineageEntry::isId)
              .or(lineage::current)
              .map(id -> read(id, shelf))
              .orElseGet(() -> new Subject.Nobody("no model is promoted in " + shelf.name()));
    };
  }

  private static Subject read(String id, ModelShelf shelf) {
    Optional<byte[]> file = shelf.get(id);
    if (file.isEmpty()) {
      return new Subject.Nobody("the model " + id + " is not in " + shelf.name());
    }
    String name = "the file of model " + id;
    Subject found = subject(name, file.get());
    return found instanceof Subject.Watched watched && !watched.modelId().equals(id)
        ? new Subject.Nobody(name + " holds another one")
        : found;
  }
}
