package com.iteradynamics.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.iteradynamics.decision.PrimeState;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModeCheckTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          # mode, quantity, open order, close, allowed
          legacy, 0.1,  true,  100, true
          legacy, 0.1,  false, -,   true
          prime,  0,    false, 100, true
          prime,  0,    false, -,   true
          prime,  0.04, false, 100, true
          prime,  0.05, false, 100, false
          prime,  0.04, false, -,   false
          prime,  0,    true,  100, false
          primal, 0.1,  false, 100, false
          """)
  void whatIsNotOverKeepsItsMode(
      String mode, BigDecimal quantity, boolean open, Double close, boolean allowed) {
    PrimeState state =
        PrimeState.fresh(BigDecimal.TEN)
            .change()
            .holdings(BigDecimal.TEN, quantity)
            .openOrders(open ? List.of("one") : List.of())
            .mode(mode)
            .done();
    OptionalDouble price = close == null ? OptionalDouble.empty() : OptionalDouble.of(close);
    assertEquals(allowed, ModeCheck.problem(state, "legacy", price, 5).isEmpty());
  }
}
