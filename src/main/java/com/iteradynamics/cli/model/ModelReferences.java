package com.iteradynamics.cli.model;

import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.config.Suggestions;
import com.iteradynamics.model.LoadedModel;
import com.iteradynamics.model.Model;
import com.iteradynamics.model.ModelFile;
import com.iteradynamics.model.ModelRegistry;
import java.util.List;

/** Models by what a person types: an id, its beginning, or a file. */
final class ModelReferences {
  private ModelReferences() {}

  /**
   * The id that {@code typed} is, or is the beginning of.
   *
   * @throws CommandFailure when there is none, or more than one
   */
  static String id(ModelRegistry shelf, String typed) {
    List<String> ids = shelf.ids();
    List<String> meant = ids.stream().filter(id -> id.startsWith(typed)).toList();
    if (meant.size() == 1 && !typed.isEmpty()) {
      return meant.getFirst();
    }
    if (ids.isEmpty()) {
      throw CommandFailure.failed("there are no models in " + shelf.name());
    }
    if (meant.size() > 1) {
      throw CommandFailure.usage(
          "more than one model begins with \"" + typed + "\": " + String.join(", ", meant));
    }
    throw CommandFailure.usage(
        "there is no model " + typed + " in " + shelf.name() + Suggestions.hint(typed, ids));
  }

  /**
   * A model of the registry.
   *
   * @throws CommandFailure when it is not there, or cannot be trusted
   */
  static Model model(ModelRegistry shelf, String id) {
    byte[] file =
        shelf
            .get(id)
            .orElseThrow(
                () -> CommandFailure.failed("the model " + id + " is gone from " + shelf.name()));
    Model model = trusted(shelf.name() + "/" + ModelRegistry.file(id), file);
    if (!model.id().equals(id)) {
      throw CommandFailure.failed(
          shelf.name() + "/" + ModelRegistry.file(id) + " holds another model, " + model.id());
    }
    return model;
  }

  /**
   * The model in these bytes.
   *
   * @throws CommandFailure when they are none
   */
  static Model trusted(String name, byte[] file) {
    return switch (ModelFile.read(file)) {
      case LoadedModel.Valid(Model model) -> model;
      case LoadedModel.Refused(String reason) ->
          throw CommandFailure.failed(name + " is refused: " + reason);
    };
  }
}
