package com.iteradynamics.governance;

import com.iteradynamics.model.ModelCard;

/** Whose baseline the book is held against. */
public sealed interface MeasuredGroup {

  /**
   * A model, whether or not it is active now.
   *
   * @param modelId its id
   * @param card may hold no baseline
   */
  record Watched(String modelId, ModelCard card) implements MeasuredGroup {}

  /**
   * No model.
   *
   * @param why in words
   */
  record Nobody(String why) implements MeasuredGroup {}
}
