package com.iteradynamics.execution.port;

import com.iteradynamics.model.Forecaster;
import com.iteradynamics.model.Lineage;
import com.iteradynamics.model.LineageEntry;
import com.iteradynamics.model.ModelFile;
import com.iteradynamics.model.ModelRegistry;
import com.iteradynamics.model.ModelRegistryException;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A model of the registry, the one that is promoted or one by its id. The lineage is asked at each
 * tick which one is promoted and whether it is switched off, so that a rollback or a switch counts
 * at the next; a file is read once for each process. What cannot be read now is tried again at the
 * next tick. Without a sound lineage there is no model: it is not known then whether it is active.
 */
public final class RegisteredModel implements ModelSource {
  private final Supplier<ModelRegistry> shelf;
  private final Optional<String> id;
  private Optional<Loaded> loaded = Optional.empty();

  private record Loaded(String id, Forecaster model) {}

  /**
   * @param shelf where it is; asked for at each tick
   * @param id which one; empty for the one that is promoted
   */
  public RegisteredModel(Supplier<ModelRegistry> shelf, Optional<String> id) {
    this.shelf = shelf;
    this.id = id;
  }

  @Override
  public synchronized Forecaster model() {
    try {
      ModelRegistry models = shelf.get();
      return switch (models.lineage()) {
        case Lineage.Result.Ok(Lineage lineage) -> of(models, lineage);
        case Lineage.Result.Damaged(String reason) ->
            Forecaster.none(
                String.format(
                    Locale.ROOT,
                    "%s/%s is damaged, so that no model is current or known to be on: %s",
                    models.name(),
                    ModelRegistry.LINEAGE,
                    reason));
      };
    } catch (ModelRegistryException e) {
      return Forecaster.none("the model cannot be read: " + e.getMessage());
    }
  }

  private Forecaster of(ModelRegistry models, Lineage lineage) {
    Optional<String> wanted = id.or(lineage::current);
    if (wanted.isEmpty()) {
      return Forecaster.none("no model is promoted in " + models.name());
    }
    return lineage
        .off(wanted.get())
        .map(entry -> Forecaster.none(off(entry)))
        .orElseGet(() -> read(models, wanted.get()));
  }

  /** Why a model that was switched off by {@code entry} forecasts nothing. */
  static String off(LineageEntry entry) {
    return String.format(
        Locale.ROOT,
        "switched off by %s on %s: %s",
        entry.who(),
        entry.at().atOffset(ZoneOffset.UTC).toLocalDate(),
        entry.why());
  }

  private Forecaster read(ModelRegistry models, String wanted) {
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
