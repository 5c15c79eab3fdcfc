package com.iteradynamics.execution.port;

import com.iteradynamics.model.Challenger;
import com.iteradynamics.model.Forecaster;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

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

  /**
   * The models of one tick.
   *
   * @param active gives p_long
   * @param challenger scored beside it, when it has been read; empty when none is set; never fails
   */
  record Models(Forecaster active, CompletableFuture<Optional<Challenger>> challenger) {

    /** A model without a challenger. */
    static Models of(Forecaster active) {
      return new Models(active, CompletableFuture.completedFuture(Optional.empty()));
    }
  }

  /**
   * The models of this tick.
   *
   * @param reads runs what is read beside the active model
   */
  default Models models(Executor reads) {
    return Models.of(model());
  }

  /** The same with this challenger, which is asked for at each tick. */
  default ModelSource beside(Supplier<Optional<Challenger>> challenger) {
    ModelSource active = this;
    return new ModelSource() {
      @Override
      public Forecaster model() {
        return active.model();
      }

      @Override
      public Models models(Executor reads) {
        return new Models(model(), CompletableFuture.supplyAsync(challenger, reads));
      }
    };
  }

  /** The same at every tick. */
  static ModelSource of(Forecaster model) {
    return () -> model;
  }
}
