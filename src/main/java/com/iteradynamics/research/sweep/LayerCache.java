package com.iteradynamics.research.sweep;

import com.iteradynamics.research.AskedLayers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Layers 1 and 2 over the tape for the settings that were needed last, so that trials which differ
 * in the governors or the costs alone share them. For several threads.
 */
final class LayerCache {
  private final Map<Map<String, String>, CompletableFuture<AskedLayers>> kept;

  /**
   * @param most how many are kept
   */
  LayerCache(int most) {
    kept =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(
              Map.Entry<Map<String, String>, CompletableFuture<AskedLayers>> eldest) {
            return size() > most;
          }
        };
  }

  /** Those of {@code settings}; whoever comes first makes them, and the others wait. */
  AskedLayers get(Map<String, String> settings, Supplier<AskedLayers> maker) {
    CompletableFuture<AskedLayers> mine = new CompletableFuture<>();
    CompletableFuture<AskedLayers> found;
    synchronized (kept) {
      found = kept.putIfAbsent(settings, mine);
    }
    if (found != null) {
      return found.join();
    }
    try {
      mine.complete(maker.get());
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
    }
    return mine.join();
  }
}
