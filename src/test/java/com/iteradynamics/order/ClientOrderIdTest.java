package com.iteradynamics.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The id is a pure function of what identifies an order, and different for every different order.
 */
class ClientOrderIdTest {
  private static final Instant HOUR = Instant.parse("2026-03-01T15:00:00Z");

  /**
   * Computed once by an independent SHA-256; it must never change, or open orders would be lost.
   */
  @Test
  void theIdOfAnOrderNeverChanges() {
    assertEquals(
        "6c4a5d4d-2465-8478-a2ff-d298b6aacd60",
        ClientOrderId.of(BookKey.paper("BTC-USD"), "paper", HOUR, 0, 0));
  }

  @Test
  void everyPartMakesAnotherId() {
    BookKey paper = BookKey.paper("BTC-USD");
    Set<String> ids = new HashSet<>();
    ids.add(ClientOrderId.of(paper, "p", HOUR, 0, 0));
    ids.add(ClientOrderId.of(new BookKey("live", "BTC-USD"), "p", HOUR, 0, 0));
    ids.add(ClientOrderId.of(BookKey.paper("ETH-USD"), "p", HOUR, 0, 0));
    ids.add(ClientOrderId.of(paper, "q", HOUR, 0, 0));
    ids.add(ClientOrderId.of(paper, "p", HOUR.plusSeconds(3600), 0, 0));
    ids.add(ClientOrderId.of(paper, "p", HOUR, 1, 0));
    ids.add(ClientOrderId.of(paper, "p", HOUR, 0, 1));
    assertEquals(7, ids.size());
    for (String id : ids) {
      assertTrue(id.matches("[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
    }
  }
}
