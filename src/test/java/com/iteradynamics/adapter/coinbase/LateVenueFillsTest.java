package com.iteradynamics.adapter.coinbase;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.Side;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When an order that says that it ended has ended. */
class LateVenueFillsTest {
  private static final String ID = "11111111-7d2a-4ef9-9587-fc7a3b1c0d0";
  private static final String ORDER = "GET /orders/historical/" + ID;
  private static final String FILLS = "GET /orders/historical/fills";
  private static final String NO_FILLS = "{\"fills\": [], \"cursor\": \"\"}";

  private final Rig rig = new Rig();

  private String found(JournaledOrder order) {
    OrderOutcome found =
        new CoinbaseBroker(rig.client(), Optional.empty(), 0.012, Runnable::run).find(order);
    return found instanceof OrderOutcome.Done(var id, var fills, var complete, var estimated)
        ? "Done " + fills.size()
        : found.getClass().getSimpleName();
  }

  private static String empty(String fixture, String changes) {
    ObjectNode order = ChangedFixture.fixture(fixture);
    return ChangedFixture.change(
            order, "order.filled_size=0 ;order.number_of_fills=0 ;order.settled:=false" + changes)
        .toString();
  }

  /** Milliseconds after it was sent. */
  @ParameterizedTest
  @CsvSource({
    "CANCELLED,       0, Open",
    "CANCELLED,    6000, Open",
    "CANCELLED,   21000, Open",
    "CANCELLED,  180000, Open",
    "CANCELLED,  299999, Open",
    "CANCELLED,  300000, Done 0",
    "CANCELLED,  300001, Done 0",
    "CANCELLED, 3600000, Done 0",
    "EXPIRED,    299999, Open",
    "EXPIRED,    300000, Done 0",
    "FAILED,     299999, Open",
    "FAILED,     300000, Done 0",
    "FILLED,     299999, Open",
    "FILLED,     300000, Done 1",
    "OPEN,      3600000, Open"
  })
  void anOrderThatIsNotSettledHasNotEndedBeforeFiveMinutes(
      String status, long millis, String expected) {
    String body = empty("order_cancelled_partly_filled.json", " ;order.status=" + status);
    rig.transport.on(ORDER + 3, 200, body).on(FILLS, 200, NO_FILLS);
    JournaledOrder sent = Requests.taken(Requests.market(3, Side.SELL, "0.00500000"));
    rig.later(Duration.ofMillis(millis));
    assertEquals(expected, found(sent));
  }

  /** Milliseconds after its own end, 14:01:30. */
  @ParameterizedTest
  @CsvSource({"-80000, Open", "0, Open", "4999, Open", "5000, Done 0", "5001, Done 0"})
  void anOrderThatRestedHasEndedFiveSecondsAfterItsEnd(long millis, String expected) {
    String body = empty("order_expired.json", "");
    rig.transport.on(ORDER + 5, 200, body).on(FILLS, 200, NO_FILLS);
    JournaledOrder sent = Requests.taken(Requests.resting(5));
    rig.at("2026-11-22T14:01:30Z").later(Duration.ofMillis(millis));
    assertEquals(expected, found(sent));
  }

  @Test
  void fillsThatComeAfterTheCancellationAreBooked() {
    rig.transport
        .on(ORDER + 3, 200, empty("order_cancelled_partly_filled.json", ""))
        .on(ORDER + 3, "order_cancelled_partly_filled.json")
        .on(FILLS, 200, NO_FILLS)
        .on(FILLS, "fills.json");
    JournaledOrder sent = Requests.taken(Requests.market(3, Side.SELL, "0.00500000"));
    assertEquals("Open", found(sent));
    rig.later(Duration.ofSeconds(6));
    assertEquals("Done 2", found(sent));
  }
}
