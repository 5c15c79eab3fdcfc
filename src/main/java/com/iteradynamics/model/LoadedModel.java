package com.iteradynamics.model;

/** The result of reading a model file. */
public sealed interface LoadedModel {

  /** It is one, and answers as it should. */
  record Valid(Model model) implements LoadedModel {}

  /**
   * It is none that can be trusted.
   *
   * @param reason why, in words
   */
  record Refused(String reason) implements LoadedModel {}

  /** The model, or a forecaster that says why there is none. */
  default Forecaster forecaster() {
    return switch (this) {
      case Valid valid -> valid.model();
      case Refused refused -> Forecaster.none("the model file is refused: " + refused.reason());
    };
  }
}
