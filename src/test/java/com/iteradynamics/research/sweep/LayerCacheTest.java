package com.iteradynamics.research.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.iteradynamics.settings.InvalidSettingsException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class LayerCacheTest {
  private static final Map<String, String> SETTINGS = Map.of("A", "1");

  private static String fails() {
    throw new InvalidSettingsException(List.of("A does not go with B"));
  }

  @Test
  void everyTrialOfSettingsThatCannotBeGetsTheSameException() {
    LayerCache<String> cache = new LayerCache<>(4);
    for (int trial = 0; trial < 3; trial++) {
      assertThrows(
          InvalidSettingsException.class, () -> cache.get(SETTINGS, LayerCacheTest::fails));
    }
  }

  @Test
  void whatFailedIsMadeAgain() {
    LayerCache<String> cache = new LayerCache<>(4);
    assertThrows(InvalidSettingsException.class, () -> cache.get(SETTINGS, LayerCacheTest::fails));
    assertEquals("made", cache.get(SETTINGS, () -> "made"));
    assertEquals("made", cache.get(SETTINGS, LayerCacheTest::fails));
  }

  @Test
  void whoWaitsForTheMakerGetsItsExceptionToo() throws Exception {
    LayerCache<String> cache = new LayerCache<>(4);
    CountDownLatch making = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<String> maker =
          threads.submit(
              () ->
                  cache.get(
                      SETTINGS,
                      () -> {
                        making.countDown();
                        await(goOn);
                        return fails();
                      }));
      making.await();
      Thread[] waiting = new Thread[1];
      CountDownLatch begun = new CountDownLatch(1);
      Future<String> waiter =
          threads.submit(
              () -> {
                waiting[0] = Thread.currentThread();
                begun.countDown();
                return cache.get(SETTINGS, () -> "made by the second");
              });
      begun.await();
      while (waiting[0].getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      goOn.countDown();
      for (Future<String> each : List.of(maker, waiter)) {
        ExecutionException failed = assertThrows(ExecutionException.class, each::get);
        assertInstanceOf(InvalidSettingsException.class, failed.getCause());
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
