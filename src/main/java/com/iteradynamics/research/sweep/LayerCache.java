package com.iteradynamics.research.sweep;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * What a layer says over the candles for the settings that were needed last, so that trials which
 * differ in later layers alone share it. For several threads.
 */
final class LayerCache<V> {
  private final Map<Map<String, String>, CompletableFuture<V>> kept;

  /**
   * @param most how many are kept
   */
  LayerCache(int most) {
    kept =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(
              Map.Entry<Map<String, String>, CompletableFuture<V>> eldest) {
            return size() > most;
          }
        };
  }

  /**
   * What belongs to {@code settings}; whoever comes first makes it, and the others wait. What could
   * not be made is not kept: all who waited get the maker's own exception, and the next one tries
   * again.
   */
  V get(Map<String, String> settings, Supplier<V> maker) {
    CompletableFuture<V> mine = new CompletableFuture<>();
    CompletableFuture<V> found;
    synchronized (kept) {
      found = kept.putIfAbsent(settings, mine);
    }
    if (found != null) {
      return joined(found);
    }
    try {
      V made = maker.get();
      mine.complete(made);
      return made;
    } catch (RuntimeException | Error e) {
      synchronized (kept) {
        kept.remove(settings, mine);
      }
      mine.completeExceptionally(e);
      throw e;
    }
  }

  private static <V> V joined(CompletableFuture<V> found) {
    try {
      return found.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw e;
    }
  }
}
