package com.iteradynamics.app.lambda;

import com.iteradynamics.execution.StoreException;
import com.iteradynamics.settings.InvalidSettingsException;
import java.util.function.Supplier;

/**
 * A function, or why it could not be made. A process that ends while Lambda initializes it leaves
 * nothing but an exit status in the error that people see; so it stays, and each invocation fails
 * with the reason.
 */
final class Start<F> {
  private final F function;
  private final RuntimeException failure;

  private Start(F function, RuntimeException failure) {
    this.function = function;
    this.failure = failure;
  }

  /** Makes it, once. */
  static <F> Start<F> of(Supplier<F> function) {
    try {
      return new Start<>(function.get(), null);
    } catch (InvalidSettingsException | StoreException e) {
      return new Start<>(null, e);
    }
  }

  /**
   * The function.
   *
   * @throws TickFailedException when there is none, with all reasons in one line
   */
  F get() {
    if (failure != null) {
      String reasons = failure.getMessage().strip().replaceAll("\\R+", "; ");
      throw new TickFailedException("the function cannot start: " + reasons, failure);
    }
    return function;
  }
}
