package com.iteradynamics.execution;

import com.iteradynamics.model.Forecaster;
import com.iteradynamics.model.Lineage;
import com.iteradynamics.model.ModelFile;
import com.iteradynamics.model.ModelShelf;
import com.iteradynamics.model.ShelfException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A model of the shelf, the one that is promoted or one by its id. Which one is promoted is asked
 * at each tick, so that a rollback counts at the next; a file is read once for each process. What
 * cannot be read now is tried again at the next tick.
 */
public final class ShelvedModel implements ModelSource {
  private final Supplier<ModelShelf> shelf;
  private final Optional<String> id;
  private Optional<Loaded> loaded = Optional.empty();

  private record Loaded(String id, Forecaster model) {}

  /**
   * @param shelf where it is; asked for at each tick
   * @param id which one; empty for the one that is promoted
   */
  public ShelvedModel(Supplier<ModelShelf> shelf, Optional<String> id) {
    this.shelf = shelf;
    this.id = id;
  }

  @Override
  public synchronized Forecaster model() {
    try {
      ModelShelf models = shelf.get();
      return id.isPresent() ? read(models, id.get()) : promoted(models);
    } catch (ShelfException e) {
      return Forecaster.none("the model cannot be read: " + e.getMessage());
    }
  }

  private Forecaster promoted(ModelShelf models) {
    return switch (models.lineage()) {
      case Lineage.Reading.Sound(Lineage lineage) ->
          lineage
              .current()
              .map(current -> read(models, current))
              .orElseGet(() -> Forecaster.none("no model is promoted in " + models.name()));
      case Lineage.Reading.Damaged(String reason) ->
          Forecaster.none(
              models.name()
                  + "/"
                  + ModelShelf.LINEAGE
                  + " is damaged, so that no model is current: "
                  + reason);
    };
  }

  private Forecaster read(ModelShelf models, String wanted) {
    Optional<Forecaster> known = loaded.filter(last -> last.id().equals(wanted)).map(Loaded::model);
    if (known.isPresent()) {
      return known.get();
    }
    Optional<byte[]> file = models.get(wanted);
    if (file.isEmpty()) {
      return Forecaster.none("the model " + wanted + " is not in " + models.name());
    }
    if (!ModelFile.id(file.get()).equals(wanted)) {
      return Forecaster.none("the file of model " + wanted + " holds another one");
    }
    Forecaster model = ModelFile.read(file.get()).forecaster();
    loaded = Optional.of(new Loaded(wanted, model));
    return model;
  }
}
