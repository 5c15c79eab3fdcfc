package com.iteradynamics.adapter.aws;

import com.iteradynamics.execution.StoreException;
import com.iteradynamics.execution.TickKey;
import com.iteradynamics.execution.UnfinishedTick;
import com.iteradynamics.order.BookKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the leases say about ticks that are not over: begun and never finished, or finished and not
 * told to everyone. {@link DynamoClaims} is how a tick is begun.
 */
final class DynamoLeases {
  private final DynamoCalls calls;
  private final String table;

  DynamoLeases(DynamoCalls calls, String table) {
    this.calls = calls;
    this.table = table;
  }

  /** Leases that are running, or whose events were not all taken, oldest first. */
  List<Lease> open(BookKey book) {
    return calls
        .query(
            "look for unfinished ticks",
            Integer.MAX_VALUE,
            query ->
                query
                    .tableName(table)
                    .consistentRead(true)
                    .keyConditionExpression("#pk = :pk")
                    .filterExpression("#status <> :done OR attribute_exists(#unpublished)")
                    .expressionAttributeNames(
                        Map.of(
                            "#pk",
                            DynamoTables.PK,
                            "#status",
                            Lease.STATUS,
                            "#unpublished",
                            Lease.UNPUBLISHED))
                    .expressionAttributeValues(
                        Map.of(
                            ":pk",
                            DynamoValues.text(DynamoKeys.ticks(book)),
                            ":done",
                            DynamoValues.text(Lease.DONE))))
        .stream()
        .map(item -> Lease.of(book, item))
        .toList();
  }

  /**
   * The unfinished hours among {@code open} before {@code hour}, whose owners are dead.
   *
   * @throws StoreException when the owner of one is still alive
   */
  static List<UnfinishedTick> unfinished(List<Lease> open, Instant hour, Instant now) {
    List<UnfinishedTick> dead = new ArrayList<>();
    for (Lease lease : open) {
      if (!lease.done() && lease.tick().hour().isBefore(hour)) {
        if (now.isBefore(lease.until())) {
          throw new StoreException(
              String.format(
                      Locale.ROOT,
                      "the earlier tick %s is still running, until %s at the latest; nothing was done, try",
                      lease.tick(),
                      lease.until())
                  + " again after that");
        }
        dead.add(new UnfinishedTick(lease.tick().hour(), lease.plan()));
      }
    }
    return dead;
  }

  /** The hours among {@code open} whose events were not all taken. */
  static List<Instant> unpublished(List<Lease> open) {
    return open.stream()
        .filter(lease -> lease.done() && lease.unpublished())
        .map(lease -> lease.tick().hour())
        .toList();
  }

  /** Notes that a tick's events were taken; from now on its lease may be forgotten. */
  void published(TickKey tick, Instant now) {
    // Nothing to note when there is no such lease any more.
    calls.update(
        "note that the events of " + tick + " were taken",
        table,
        DynamoKeys.lease(tick),
        "SET #ttl = :ttl REMOVE #unpublished",
        new DynamoCondition(
            "#status = :done",
            Map.of(
                "#ttl",
                DynamoTables.TTL,
                "#unpublished",
                Lease.UNPUBLISHED,
                "#status",
                Lease.STATUS),
            Map.of(":ttl", Lease.endOfLife(tick, now), ":done", DynamoValues.text(Lease.DONE))));
  }
}
