package com.iteradynamics.cortex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.decision.Activity;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.PriceSource;
import com.iteradynamics.order.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was written before a field was there is read without it. */
class FormerLayoutsTest {
  private static final Instant HOUR = Instant.parse("2026-03-01T15:00:00Z");

  private final PrimeState state =
      PrimeState.fresh(new BigDecimal("1000"))
          .change()
          .activity(
              Optional.of(
                  new Activity(Instant.parse("2026-03-01T00:00:00Z"), 1_000, 3, HOUR, 1, 0)))
          .fillsSinceFlat(7)
          .bookedLate(List.of("id-1"))
          .done();

  @Test
  void anOrderOfTheJournal() throws Exception {
    JournaledOrder order =
        JournaledOrder.planned(
            new OrderRequest(
                "id-1",
                "BTC-USD",
                Side.BUY,
                BigDecimal.ONE,
                HOUR,
                0,
                0,
                BigDecimal.TEN,
                PriceSource.LAST_CLOSE,
                Optional.empty(),
                Optional.empty()));
    String text = Json.write(order);
    assertEquals(order, Json.read(text, JournaledOrder.class));
    String former = text.replace(",\"minimum_sale\":null", "");
    assertTrue(former.length() < text.length(), text);
    assertEquals(order, Json.read(former, JournaledOrder.class));
  }

  @Test
  void aStateThatWasWrittenAhead() throws Exception {
    Map<String, Object> fields = Json.readMap(Json.write(state));
    fields.remove("fills_since_flat");
    fields.remove("booked_late");
    assertEquals(
        state.change().fillsSinceFlat(0).bookedLate(List.of()).done(),
        Json.read(Json.write(fields), PrimeState.class));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aStoredState(int schema) throws Exception {
    Map<String, Object> fields = stored();
    fields.put("schema", schema);
    fields.remove("fills_since_flat");
    fields.remove("booked_late");
    if (schema < 3) {
      fields.remove("mode");
    }
    if (schema < 2) {
      fields.remove("portfolio_id");
      fields.remove("activity");
    }
    PrimeState read = StateDocument.read(Json.write(fields)).toState(BookKey.paper("BTC-USD"));
    assertEquals(0, read.fillsSinceFlat());
    assertEquals(List.of(), read.bookedLate());
    assertEquals(schema < 2 ? Optional.empty() : state.activity(), read.activity());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fills_since_flat", "booked_late", "mode", "activity"})
  void aStateOfTodayLacksNothing(String field) throws Exception {
    Map<String, Object> fields = stored();
    fields.remove(field);
    String text = Json.write(fields);
    assertThrows(Json.MalformedJsonException.class, () -> StateDocument.read(text));
  }

  private Map<String, Object> stored() throws Exception {
    return new LinkedHashMap<>(
        Json.readMap(Json.write(StateDocument.of(BookKey.paper("BTC-USD"), state))));
  }
}
