package com.iteradynamics.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.settings.InvalidSettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * A function, or why it could not be made. A process that ends while Lambda initializes it leaves
 * nothing but an exit status in the error that people see; so it stays, and each invocation fails
 * with the reason.
 */
final class Start {
  private final EventFunction<?> function;
  private final RuntimeException failure;

  private Start(EventFunction<?> function, RuntimeException failure) {
    this.function = function;
    this.failure = failure;
  }

  /** Makes it, once. */
  static Start of(Supplier<? extends EventFunction<?>> function) {
    try {
      return new Start(function.get(), null);
    } catch (InvalidSettingsException | StoreException e) {
      return new Start(null, e);
    }
  }

  /**
   * The bytes of an event in, an answer out.
   *
   * @throws TickFailedException when there is no function, with all reasons in one line
   */
  void handle(InputStream event, OutputStream answer, Context context) throws IOException {
    if (failure != null) {
      String reasons = failure.getMessage().strip().replaceAll("\\R+", "; ");
      throw new TickFailedException("the function cannot start: " + reasons, failure);
    }
    String text = new String(event.readAllBytes(), StandardCharsets.UTF_8);
    String response = Json.write(function.handle(text, context.getAwsRequestId()));
    answer.write(response.getBytes(StandardCharsets.UTF_8));
  }
}
