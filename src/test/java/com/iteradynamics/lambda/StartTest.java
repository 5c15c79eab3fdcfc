package com.iteradynamics.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.iteradynamics.settings.InvalidSettingsException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A function that cannot be made says why in the error of each invocation. */
class StartTest {
  @Test
  void everyInvocationNamesEveryProblem() {
    CycleHandler handler =
        new CycleHandler(
            () -> {
              throw new InvalidSettingsException(
                  List.of(
                      "ARGUS_CAPITAL_USD must be an amount > 0, was \"0\"",
                      "ARGUS_HEARTBEAT_PING_URL must be an https:// address without spaces"));
            });
    for (int invocation = 0; invocation < 2; invocation++) {
      TickFailedException failure =
          assertThrows(
              TickFailedException.class,
              () ->
                  handler.handleRequest(
                      new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream(), null));
      assertEquals(
          "the function cannot start: ARGUS_CAPITAL_USD must be an amount > 0, was \"0\";"
              + " ARGUS_HEARTBEAT_PING_URL must be an https:// address without spaces",
          failure.getMessage());
    }
  }

  @Test
  void aBugIsNotHidden() {
    assertThrows(
        IllegalStateException.class,
        () ->
            Start.of(
                () -> {
                  throw new IllegalStateException("a bug");
                }));
  }
}
