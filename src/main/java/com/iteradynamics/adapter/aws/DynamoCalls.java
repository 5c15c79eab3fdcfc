package com.iteradynamics.adapter.aws;

import com.iteradynamics.execution.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The calls to DynamoDB, with its failures in plain words. */
final class DynamoCalls {
  /** Attribute of the first item that a transaction writes: which transaction wrote it last. */
  static final String LAST_WRITE = "last_write";

  private static final String NONE = "None";
  private static final String REFUSED = "ConditionalCheckFailed";
  private static final String CONFLICT = "TransactionConflict";
  private static final int TRIES = 4;
  private static final Duration PAUSE = Duration.ofMillis(40);

  private final DynamoDbClient client;
  private final DynamoErrors errors;
  private final Consumer<Duration> pauses;

  /**
   * @param pauses waits so long, as {@link #sleep} does
   */
  DynamoCalls(DynamoDbClient client, DynamoErrors errors, Consumer<Duration> pauses) {
    this.client = client;
    this.errors = errors;
    this.pauses = pauses;
  }

  /**
   * Several writes that happen together.
   *
   * @param what what they are for, as "finish the tick …"
   * @param id unique to this transaction
   * @param anchor key of the first step's item, which holds {@code id} in {@link #LAST_WRITE}
   *     afterwards
   */
  record Transaction(
      String what,
      String id,
      String table,
      Map<String, AttributeValue> anchor,
      List<DynamoStep> steps) {}

  /** The item as of now; empty when there is none. */
  Optional<Map<String, AttributeValue>> get(
      String what, String table, Map<String, AttributeValue> key) {
    return trying(
        what,
        () ->
            Optional.of(
                    client
                        .getItem(get -> get.tableName(table).key(key).consistentRead(true))
                        .item())
                .filter(item -> !item.isEmpty()));
  }

  /** All items that {@code query} finds, at most {@code limit}. */
  List<Map<String, AttributeValue>> query(
      String what, int limit, Consumer<QueryRequest.Builder> query) {
    List<Map<String, AttributeValue>> found = new ArrayList<>();
    Map<String, AttributeValue> last = Map.of();
    do {
      QueryRequest.Builder request = QueryRequest.builder();
      query.accept(request);
      if (!last.isEmpty()) {
        request.exclusiveStartKey(last);
      }
      QueryResponse page = trying(what, () -> client.query(request.build()));
      found.addAll(page.items());
      last = page.lastEvaluatedKey();
    } while (!last.isEmpty() && found.size() < limit);
    return found.subList(0, Math.min(limit, found.size()));
  }

  /** One call. */
  <T> T trying(String what, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw errors.explain(what, e);
    }
  }

  /** The failure of {@code what}, for a person. */
  StoreException explain(String what, SdkException e) {
    return errors.explain(what, e);
  }

  DynamoDbClient client() {
    return client;
  }

  /**
   * Writes all of {@code transaction} or nothing. When the answer is lost, looks whether it was
   * written.
   *
   * @throws StoreException when nothing was written; or when nothing is seen to be written, but may
   *     be yet
   */
  void write(Transaction transaction) {
    for (int left = TRIES - 1; ; left--) {
      try {
        client.transactWriteItems(
            request ->
                request
                    .clientRequestToken(transaction.id())
                    .transactItems(transaction.steps().stream().map(DynamoStep::item).toList()));
        return;
      } catch (TransactionCanceledException e) {
        if (left == 0 || !passing(e)) {
          refuse(transaction, e);
          return;
        }
        pauses.accept(PAUSE.multipliedBy(1L << (TRIES - left)));
      } catch (SdkException e) {
        if (DynamoErrors.ambiguous(e) && written(transaction, e)) {
          return;
        }
        throw errors.explain(transaction.what(), e);
      }
    }
  }

  /** Whether it was cancelled for reasons that pass by themselves. */
  private static boolean passing(TransactionCanceledException e) {
    return !e.cancellationReasons().isEmpty()
        && e.cancellationReasons().stream()
            .map(CancellationReason::code)
            .allMatch(
                code -> NONE.equals(code) || CONFLICT.equals(code) || DynamoErrors.throttled(code));
  }

  /** Whether a transaction without an answer was carried out. */
  private boolean written(Transaction transaction, SdkException lost) {
    try {
      return get(transaction.what(), transaction.table(), transaction.anchor())
          .filter(item -> isBy(transaction, item))
          .isPresent();
    } catch (StoreException unreadable) {
      unreadable.addSuppressed(lost);
      throw new StoreException(
          unreadable.getMessage() + "; whether it was written is not known, the next try finds out",
          unreadable);
    }
  }

  private static boolean isBy(Transaction transaction, Map<String, AttributeValue> item) {
    AttributeValue last = item.get(LAST_WRITE);
    return last != null && transaction.id().equals(last.s());
  }

  private void refuse(Transaction transaction, TransactionCanceledException e) {
    List<CancellationReason> reasons = e.cancellationReasons();
    for (int i = 0; i < Math.min(reasons.size(), transaction.steps().size()); i++) {
      CancellationReason reason = reasons.get(i);
      if (REFUSED.equals(reason.code())) {
        Map<String, AttributeValue> stored = reason.hasItem() ? reason.item() : Map.of();
        if (i == 0 && isBy(transaction, stored)) {
          return; // An earlier try of this very transaction was carried out, its answer was lost.
        }
        throw new StoreException(
            "cannot "
                + transaction.what()
                + ": "
                + transaction.steps().get(i).refusal().apply(stored),
            e);
      }
    }
    for (CancellationReason reason : reasons) {
      if (CONFLICT.equals(reason.code())) {
        throw new StoreException(
            "cannot "
                + transaction.what()
                + ": another process keeps writing to the same items; nothing was written, try"
                + " again",
            e);
      }
    }
    throw new StoreException("cannot " + transaction.what() + ": " + errors.cancelled(reasons), e);
  }

  /** Waits by the clock on the wall. */
  static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("interrupted while waiting to write again; nothing was written", e);
    }
  }
}
