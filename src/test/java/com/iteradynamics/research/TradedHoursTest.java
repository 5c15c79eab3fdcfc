package com.iteradynamics.research;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.iteradynamics.testkit.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TradedHoursTest {
  @Test
  void whatIsTradedTwiceInAnHourIsAddedUp() {
    TradedHours traded = new TradedHours(10);
    traded.add(0, 1, 100, 1, 0.5);
    traded.add(3, -1, 110, 1.1, 0.25);
    traded.add(3, -2, 220, 2.2, 0.5);
    assertEquals(2, traded.count());
    assertEquals(List.of(0, 3), List.of(traded.hour(0), traded.hour(1)));
    assertEquals(-3, traded.baseChange(1));
    assertEquals(330, traded.valueUsd(1));
    assertEquals(1.1 + 2.2, traded.feeUsd(1));
    assertEquals(0.75, traded.slippageUsd(1));
  }

  @Test
  void asManyAsThereAreHoursAreKeptInOrder() {
    long seed = Seed.value();
    Random random = new Random(seed);
    int hours = 1 + random.nextInt(5_000);
    double share = random.nextDouble();
    TradedHours traded = new TradedHours(hours);
    List<Integer> expected = new ArrayList<>();
    for (int k = 0; k < hours; k++) {
      assertEquals(expected.size(), traded.from(k), "seed " + seed);
      if (random.nextDouble() < share) {
        traded.add(k, k, 2 * k, 3 * k, 4 * k);
        expected.add(k);
      }
    }
    assertEquals(expected.size(), traded.count(), "seed " + seed);
    for (int n = 0; n < expected.size(); n++) {
      int k = expected.get(n);
      assertEquals(k, traded.hour(n), "seed " + seed);
      assertEquals(
          List.of(1.0 * k, 2.0 * k, 3.0 * k, 4.0 * k),
          List.of(
              traded.baseChange(n), traded.valueUsd(n), traded.feeUsd(n), traded.slippageUsd(n)),
          "seed " + seed);
      assertEquals(n, traded.from(k), "seed " + seed);
      assertEquals(n + 1, traded.from(k + 1), "seed " + seed);
    }
  }

  @Test
  void everyHourOfABookOfWholePagesMayBeTraded() {
    TradedHours traded = new TradedHours(1_024);
    for (int k = 0; k < 1_024; k++) {
      traded.add(k, 1, 1, 1, 1);
    }
    assertEquals(1_024, traded.count());
    assertEquals(1_023, traded.hour(1_023));
    assertEquals(1_024, traded.from(1_024));
  }
}
