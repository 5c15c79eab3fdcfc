package com.iteradynamics.adapter.aws;

import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.TemporaryStoreException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Several writes, over both tables, that happen together or not at all. Each transaction leaves its
 * id in one item, so that it is known afterwards whether it happened.
 */
final class DynamoTransactions {
  /** Attribute of the first item that a transaction writes: which transaction wrote it last. */
  static final String LAST_WRITE = "last_write";

  private static final String NONE = "None";
  private static final String REFUSED = "ConditionalCheckFailed";
  private static final String CONFLICT = "TransactionConflict";
  private static final int TRIES = 4;
  private static final Duration PAUSE = Duration.ofMillis(40);

  private final DynamoDbClient client;
  private final DynamoErrors errors;
  private final DynamoCalls calls;
  private final String stateTable;
  private final Supplier<String> ids;
  private final Consumer<Duration> pauses;

  /**
   * @param ids gives a text, at most 36 characters, that no other process is ever given
   * @param pauses waits so long, as {@link #sleep} does
   */
  DynamoTransactions(
      DynamoDbClient client,
      DynamoErrors errors,
      DynamoCalls calls,
      String stateTable,
      Supplier<String> ids,
      Consumer<Duration> pauses) {
    this.client = client;
    this.errors = errors;
    this.calls = calls;
    this.stateTable = stateTable;
    this.ids = ids;
    this.pauses = pauses;
  }

  /**
   * A transaction under way.
   *
   * @param what what it is for, as "finish the tick …"
   * @param anchor key of the first step's item
   */
  private record Transaction(
      String what, String id, Map<String, AttributeValue> anchor, List<DynamoStep> steps) {

    boolean wrote(Map<String, AttributeValue> item) {
      AttributeValue last = item.get(LAST_WRITE);
      return last != null && id.equals(last.s());
    }

    StoreException failed(String why, Exception cause) {
      return new StoreException("cannot " + what + ": " + why, cause);
    }

    StoreException failedForNow(String why, Exception cause) {
      return new TemporaryStoreException("cannot " + what + ": " + why, cause);
    }
  }

  /**
   * Writes all steps or nothing. When the answer is lost, looks whether they were written.
   *
   * @param what what they are for, as "finish the tick …"
   * @param anchor key of the first step's item, in the state table
   * @param steps makes the steps from the transaction's id; the first one stores it in {@link
   *     #LAST_WRITE}
   * @throws StoreException when nothing was written; or when nothing is seen to be written, but may
   *     be yet
   */
  void write(
      String what, Map<String, AttributeValue> anchor, Function<String, List<DynamoStep>> steps) {
    String id = ids.get();
    List<DynamoStep> all;
    try {
      all = steps.apply(id);
    } catch (IllegalArgumentException e) {
      throw new StoreException("cannot " + what + ": " + e.getMessage(), e);
    }
    write(new Transaction(what, id, anchor, all));
  }

  private void write(Transaction transaction) {
    for (int left = TRIES - 1; ; left--) {
      try {
        send(transaction);
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

  private void send(Transaction transaction) {
    client.transactWriteItems(
        request ->
            request
                .clientRequestToken(transaction.id())
                .transactItems(transaction.steps().stream().map(DynamoStep::item).toList()));
  }

  /** Whether it was canceled for reasons that pass by themselves. */
  private static boolean passing(TransactionCanceledException e) {
    return !e.cancellationReasons().isEmpty()
        && e.cancellationReasons().stream()
            .map(CancellationReason::code)
            .allMatch(
                code ->
                    NONE.equals(code)
                        || CONFLICT.equals(code)
                        || AwsFailure.THROTTLED.contains(code));
  }

  /** Whether a transaction without an answer was carried out. */
  private boolean written(Transaction transaction, SdkException lost) {
    try {
      return calls
          .get(transaction.what(), stateTable, transaction.anchor())
          .filter(transaction::wrote)
          .isPresent();
    } catch (StoreException unreadable) {
      unreadable.addSuppressed(lost);
      throw new TemporaryStoreException(
          unreadable.getMessage() + "; whether it was written is not known, the next try finds out",
          unreadable);
    }
  }

  /** Says why it was canceled, unless an earlier try of this very transaction was carried out. */
  private void refuse(Transaction transaction, TransactionCanceledException e) {
    List<CancellationReason> reasons = e.cancellationReasons();
    for (int i = 0; i < Math.min(reasons.size(), transaction.steps().size()); i++) {
      CancellationReason reason = reasons.get(i);
      if (REFUSED.equals(reason.code())) {
        Map<String, AttributeValue> stored = reason.hasItem() ? reason.item() : Map.of();
        if (i == 0 && transaction.wrote(stored)) {
          return;
        }
        throw transaction.failed(transaction.steps().get(i).refusal().apply(stored), e);
      }
    }
    if (reasons.stream().anyMatch(reason -> CONFLICT.equals(reason.code()))) {
      throw transaction.failedForNow(
          "another process keeps writing to the same items; nothing was written, try again", e);
    }
    String why = errors.cancelled(reasons);
    throw passing(e) ? transaction.failedForNow(why, e) : transaction.failed(why, e);
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
