package com.iteradynamics.execution.port;

import com.iteradynamics.model.Challenger;
import com.iteradynamics.model.Forecaster;
import com.iteradynamics.model.Lineage;
import com.iteradynamics.model.LineageEntry;
import com.iteradynamics.model.ModelFile;
import com.iteradynamics.model.ModelRegistry;
import com.iteradynamics.model.ModelRegistryException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A model of the registry, the one that is promoted or one by its id, and the registry's
 * challenger. The lineage is asked at each tick which one is promoted, which one challenges it and
 * whether they are switched off, so that a rollback or a switch counts at the next; a file is read
 * once for each process. What cannot be read now is tried again at the next tick. Without a sound
 * lineage there is no model: it is not known then whether it is active.
 */
public final class RegisteredModel implements ModelSource {
  /** So long a tick waits for the file of a challenger; the read itself goes on. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Supplier<ModelRegistry> shelf;
  private final Optional<String> id;
  private final Duration patience;
  private final ReadFile active = new ReadFile();
  private final ReadFile challenger = new ReadFile();

  /**
   * @param shelf where it is; asked for at each tick
   * @param id which one; empty for the one that is promoted
   */
  public RegisteredModel(Supplier<ModelRegistry> shelf, Optional<String> id) {
    this(shelf, id, PATIENCE);
  }

  RegisteredModel(Supplier<ModelRegistry> shelf, Optional<String> id, Duration patience) {
    this.shelf = shelf;
    this.id = id;
    this.patience = patience;
  }

  @Override
  public Forecaster model() {
    return models(Optional.empty()).active();
  }

  @Override
  public Models models(Executor reads) {
    return models(Optional.of(reads));
  }

  /** Without {@code reads}, no challenger. */
  private Models models(Optional<Executor> reads) {
    try {
      ModelRegistry models = shelf.get();
      return switch (models.lineage()) {
        case Lineage.Result.Ok(Lineage lineage) -> {
          // Begun first, so that the two files are read side by side.
          CompletableFuture<Optional<Challenger>> second =
              reads
                  .map(on -> challenger(models, lineage, on))
                  .orElse(CompletableFuture.completedFuture(Optional.empty()));
          yield new Models(of(models, lineage), second);
        }
        case Lineage.Result.Damaged(String reason) ->
            Models.of(
                Forecaster.none(
                    String.format(
                        Locale.ROOT,
                        "%s/%s is damaged, so that no model is current or known to be on: %s",
                        models.name(),
                        ModelRegistry.LINEAGE,
                        reason)));
      };
    } catch (ModelRegistryException e) {
      return Models.of(unreadable(e));
    }
  }

  private static Forecaster unreadable(ModelRegistryException e) {
    return Forecaster.none("the model cannot be read: " + e.getMessage());
  }

  private Forecaster of(ModelRegistry models, Lineage lineage) {
    Optional<String> wanted = id.or(lineage::current);
    return wanted.isEmpty()
        ? Forecaster.none("no model is promoted in " + models.name())
        : unlessOff(models, lineage, wanted.get(), active);
  }

  private CompletableFuture<Optional<Challenger>> challenger(
      ModelRegistry models, Lineage lineage, Executor reads) {
    Optional<String> wanted = lineage.challenger();
    if (wanted.isEmpty()) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    String rival = wanted.get();
    if (id.or(lineage::current).equals(wanted)) {
      return CompletableFuture.completedFuture(
          Optional.of(Challenger.absent(rival, "it is the model that gives p_long")));
    }
    return CompletableFuture.supplyAsync(
            () -> new Challenger(rival, unlessOff(models, lineage, rival, challenger)), reads)
        .exceptionally(e -> Challenger.absent(rival, "the model cannot be read: " + e.getMessage()))
        .completeOnTimeout(
            Challenger.absent(rival, "its file was not read within " + patience.toMillis() + " ms"),
            patience.toMillis(),
            TimeUnit.MILLISECONDS)
        .thenApply(Optional::of);
  }

  private static Forecaster unlessOff(
      ModelRegistry models, Lineage lineage, String wanted, ReadFile file) {
    return lineage
        .off(wanted)
        .map(entry -> Forecaster.none(off(entry)))
        .orElseGet(() -> file.of(models, wanted));
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

  /** The model of this id, on or off, read anew; one that cannot be had says why. */
  public static Forecaster recorded(ModelRegistry models, String id) {
    return new ReadFile().of(models, id);
  }

  /** The newest file that was read, which is not read again. */
  private static final class ReadFile {
    private Optional<Loaded> loaded = Optional.empty();

    private record Loaded(String id, Forecaster model) {}

    synchronized Forecaster of(ModelRegistry models, String wanted) {
      Optional<Forecaster> known =
          loaded.filter(last -> last.id().equals(wanted)).map(Loaded::model);
      try {
        return known.orElseGet(() -> read(models, wanted));
      } catch (ModelRegistryException e) {
        return unreadable(e);
      }
    }

    private Forecaster read(ModelRegistry models, String wanted) {
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
}
