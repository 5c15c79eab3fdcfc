package com.iteradynamics.adapter.coinbase;

import com.iteradynamics.adapter.coinbase.CoinbaseMessages.Page;
import com.iteradynamics.execution.Reading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Long answers in parts: all of them, or nothing. */
final class Pages {
  private static final int MOST = 200;

  private final CoinbaseClient client;

  Pages(CoinbaseClient client) {
    this.client = client;
  }

  /**
   * Everything on every page. A list that may not be whole counts as unread: who looks for
   * something in it must not take its absence for an answer.
   *
   * @param query of the first page; the others have a cursor too
   */
  <T, P extends Page<T>> Reading<List<T>> all(String path, Query query, Class<P> type) {
    List<T> all = new ArrayList<>();
    Set<String> cursors = new HashSet<>();
    Query next = query;
    for (int page = 0; page < MOST; page++) {
      Reading<P> read = client.get(path, next, type).reading();
      if (read instanceof Reading.Unread<P>(String why, boolean away)) {
        return new Reading.Unread<>(why);
      }
      P answer = read.read().orElseThrow();
      if (answer.items().isEmpty()) {
        return new Reading.Unread<>(path + ": the answer holds no list");
      }
      List<T> items = answer.items().get();
      all.addAll(items);
      if (isLast(answer, items)) {
        return new Reading.Read<>(List.copyOf(all));
      }
      if (answer.cursor().isEmpty() || !cursors.add(answer.cursor())) {
        return new Reading.Unread<>(path + ": there is more, but no way to it");
      }
      next = query.with("cursor", answer.cursor());
    }
    return new Reading.Unread<>(path + ": more than " + MOST + " pages");
  }

  /** A list that does not say whether there is more ends without a cursor, or with nothing. */
  private static <T> boolean isLast(Page<T> page, List<T> items) {
    Optional<Boolean> more = page.hasNext();
    return more.map(next -> !next).orElse(page.cursor().isEmpty() || items.isEmpty());
  }
}
