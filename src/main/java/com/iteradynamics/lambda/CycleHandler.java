package com.iteradynamics.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Supplier;

/**
 * What Lambda calls. It takes the bytes as they come, so that an event that is no JSON is refused
 * in the same words as any other.
 */
@Singleton
@Named("cycle")
public class CycleHandler implements RequestStreamHandler {
  private final Start function;

  /** The function of this process's environment; why there is none, every invocation says. */
  public CycleHandler() {
    this(Wiring::ofProcess);
  }

  CycleHandler(Supplier<CycleFunction> function) {
    this.function = Start.of(function);
  }

  /** Makes the container make this bean while Lambda initializes, not at the first event. */
  void beReady(@Observes @Initialized(ApplicationScoped.class) Object container) {}

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    function.handle(event, answer, context);
  }
}
