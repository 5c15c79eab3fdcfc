package com.iteradynamics.model;

import com.iteradynamics.model.forest.ModelLimits;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Port: where models are kept by their id, and what happened to them. Several processes may use it
 * at the same time: no model and no line of the lineage is lost.
 *
 * <p>Every method throws a {@link ModelRegistryException} when the registry cannot be read or
 * written. A file beyond {@link ModelLimits} counts as one that cannot be read, and is not.
 */
public interface ModelRegistry {
  /** The file of the lineage, beside the models. */
  String LINEAGE = "lineage.jsonl";

  /** The name of a model's file. */
  static String file(String id) {
    return id + ".json";
  }

  /** The id of the model in a file of this name; empty when it is none of a model's. */
  static Optional<String> idOf(String file) {
    String id = file.endsWith(".json") ? file.substring(0, file.length() - 5) : "";
    return LineageEntry.isId(id) ? Optional.of(id) : Optional.empty();
  }

  /** What messages call the registry. */
  String name();

  /** The ids of all models, sorted. */
  List<String> ids();

  /** A model's file; empty when there is none of this id. */
  Optional<byte[]> get(String id);

  /**
   * Puts a model's file there. To do it again changes nothing; a registry that has another file
   * under this id keeps it and refuses.
   */
  void put(String id, byte[] file);

  /** What happened so far. Damage is reported and left unchanged. */
  Lineage.Result lineage();

  /**
   * Adds to the lineage what follows from it, or nothing when {@code change} throws.
   *
   * @param change the lineage with more entries; may be asked again when another process was faster
   * @return the lineage as it is now
   */
  Lineage change(UnaryOperator<Lineage> change);

  /** The sound lineage of {@code reading}; a damaged one is refused, and stays as it is. */
  static Lineage sound(String name, Lineage.Result reading) {
    return switch (reading) {
      case Lineage.Result.Ok(Lineage lineage) -> lineage;
      case Lineage.Result.Damaged(String reason) ->
          throw new ModelRegistryException(
              name
                  + "/"
                  + LINEAGE
                  + " is damaged, so the active model is unknown; repair it by hand: "
                  + reason);
    };
  }
}
