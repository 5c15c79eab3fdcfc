package com.iteradynamics.execution.port;

import com.iteradynamics.model.Forecaster;

/**
 * Where the model of p_long comes from. A model is asked for at each tick and mostly remembered;
 * one that cannot be had is a forecaster that says why, and never stops a tick: what a strategy
 * does without it is its affair, and the governors need none.
 */
@FunctionalInterface
public interface ModelSource {
  /** No model at all. */
  ModelSource OFF = of(Forecaster.none("no model is set (ARGUS_MODEL_FILE)"));

  /** The model of this tick. */
  Forecaster model();

  /** The same at every tick. */
  static ModelSource of(Forecaster model) {
    return () -> model;
  }
}
