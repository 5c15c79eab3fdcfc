package com.iteradynamics.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WatchParametersTest {
  private static final Instant HOUR = Instant.parse("2026-03-01T14:00:00Z");

  private static List<Integer> minutes(int apart) {
    return new WatchParameters(apart, 1)
        .times(HOUR).stream()
            .map(at -> (int) (at.getEpochSecond() - HOUR.getEpochSecond()) / 60)
            .toList();
  }

  @Test
  void anHourIsWatchedBetweenItsEnds() {
    assertEquals(List.of(5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55), minutes(5));
    assertEquals(List.of(20, 40), minutes(20));
    assertEquals(List.of(30), minutes(30));
    assertEquals(List.of(), minutes(0));
  }

  @Test
  void aCandleEndsAtEveryWatchWhenTheWatchesAreMultiplesOfIt() {
    assertEquals(List.of(60, 300), ending(5));
    assertEquals(List.of(60, 300, 900), ending(15));
    assertEquals(List.of(60, 300), ending(20));
    assertEquals(List.of(60, 300, 900), ending(30));
    assertEquals(List.of(), ending(0));
  }

  private static List<Integer> ending(int apart) {
    WatchParameters watch = new WatchParameters(apart, 1);
    return IntStream.of(60, 300, 900).filter(watch::seesEndsOf).boxed().toList();
  }
}
