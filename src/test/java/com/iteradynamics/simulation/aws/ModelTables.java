package com.iteradynamics.simulation.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * DynamoDB itself: the tables of an account, whichever process asks. One request is carried out
 * after the other, each as a whole or not at all.
 */
public final class ModelTables {
  /** How many writes of a table can be thought away at most. */
  public static final int MOST_BEHIND = 16;

  private static final int MOST_STEPS = 100;
  private static final Duration TOKEN_LIFE = Duration.ofMinutes(10);
  private static final CancellationReason NONE = CancellationReason.builder().code("None").build();
  private static final Set<String> OF_TRANSACTION = Set.of("TransactItems", "ClientRequestToken");
  private static final Set<String> OF_TABLE =
      Set.of(
          "TableName",
          "KeySchema",
          "AttributeDefinitions",
          "BillingMode",
          "GlobalSecondaryIndexes");

  private final InstantSource clock;
  private final Map<String, ModelTable> tables = new TreeMap<>();
  private final Map<String, String> endOfLife = new HashMap<>();
  private final Map<String, Done> done = new LinkedHashMap<>();
  private final Expression.Reader expressions = new Expression.Reader();
  private final Steps steps = new Steps(this::table, expressions);
  private Consumer<List<Written>> witness = writes -> {};

  /** A transaction that was carried out under a token. */
  private record Done(TransactWriteItemsRequest request, Instant until) {}

  /**
   * An item that was changed by a request.
   *
   * @param before its attributes; none when there was no item
   * @param after its attributes; none when there is no item any more
   */
  public record Written(
      String table, Map<String, AttributeValue> before, Map<String, AttributeValue> after) {}

  /** What is to be kept of an item, and where. */
  private record Outcome(Step step, Optional<ModelItem> item) {}

  /**
   * An account without tables.
   *
   * @param clock the service's own
   */
  public ModelTables(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void create(CreateTableRequest request) {
    Supported.only(request, OF_TABLE);
    Map<String, KeySchema> indexes = new TreeMap<>();
    for (GlobalSecondaryIndex index : request.globalSecondaryIndexes()) {
      if (index.projection().projectionType() != ProjectionType.ALL) {
        throw new UnsupportedOperationException("the model's indexes hold whole items");
      }
      indexes.put(
          index.indexName(), KeySchema.of(index.keySchema(), request.attributeDefinitions()));
    }
    KeySchema schema = KeySchema.of(request.keySchema(), request.attributeDefinitions());
    ModelTable table = new ModelTable(request.tableName(), schema, indexes);
    if (tables.putIfAbsent(table.name(), table) != null) {
      throw Refusals.tableExists();
    }
  }

  ModelTable table(String name) {
    ModelTable table = tables.get(name);
    if (table == null) {
      throw Refusals.noSuchTable();
    }
    return table;
  }

  Steps steps() {
    return steps;
  }

  Expression.Reader expressions() {
    return expressions;
  }

  /** Names the attribute that ends items' lives, seconds since 1970. */
  public synchronized void endOfLife(String table, String attribute) {
    endOfLife.put(table(table).name(), attribute);
  }

  /**
   * Takes away what has ended by the clock. DynamoDB does it within days, at a time of its own, and
   * shows what has ended until then; so does the model, to the day somebody calls this.
   */
  public synchronized void forgetEnded() {
    long now = clock.instant().getEpochSecond();
    endOfLife.forEach(
        (name, attribute) -> {
          ModelTable table = table(name);
          table.ended(attribute, now).forEach(key -> table.write(key, Optional.empty()));
        });
  }

  /** All items of a table by key, attributes sorted: the same for the same items. */
  public synchronized List<Map<String, AttributeValue>> items(String table) {
    return table(table).all().stream().map(ModelItem::attributes).toList();
  }

  /** Shows what each request changed, all of it at once, after it was carried out. */
  public synchronized void witness(Consumer<List<Written>> seen) {
    witness = seen;
  }

  /** Carries out one write that stands alone. */
  void write(Step step) {
    if (!step.holds()) {
      throw Refusals.conditionFailed(step.shown());
    }
    keep(List.of(new Outcome(step, step.after())));
  }

  private void keep(List<Outcome> outcomes) {
    List<Written> writes = new ArrayList<>(outcomes.size());
    for (Outcome outcome : outcomes) {
      Step step = outcome.step();
      Map<String, AttributeValue> before = step.now();
      step.table().write(step.key(), outcome.item());
      writes.add(new Written(step.table().name(), before, step.now()));
    }
    witness.accept(writes);
  }

  /** Carries out all or nothing; the same request under the same token once. */
  void transact(TransactWriteItemsRequest request) {
    Supported.only(request, OF_TRANSACTION);
    Instant now = clock.instant();
    String token = request.clientRequestToken();
    done.values().removeIf(old -> old.until().isBefore(now));
    if (token != null && done.containsKey(token)) {
      if (!done.get(token).request().equals(request)) {
        throw Refusals.otherRequestWithThatToken();
      }
      return;
    }
    keep(outcomes(request));
    if (token != null) {
      done.put(token, new Done(request, now.plus(TOKEN_LIFE)));
    }
  }

  /** What a transaction makes of its items; refuses it when one of its conditions does not hold. */
  private List<Outcome> outcomes(TransactWriteItemsRequest request) {
    List<Step> all = request.transactItems().stream().map(steps::of).toList();
    refuseTwice(all);
    List<Outcome> outcomes = new ArrayList<>();
    List<CancellationReason> reasons = new ArrayList<>();
    boolean refused = false;
    for (Step step : all) {
      boolean holds = step.holds();
      refused |= !holds;
      reasons.add(holds ? NONE : refusal(step));
      if (holds) {
        outcomes.add(new Outcome(step, step.after()));
      }
    }
    if (refused) {
      throw AwsFaults.cancelled(reasons);
    }
    return outcomes;
  }

  private static CancellationReason refusal(Step step) {
    CancellationReason.Builder reason =
        CancellationReason.builder()
            .code("ConditionalCheckFailed")
            .message(Refusals.CONDITION_FAILED);
    Map<String, AttributeValue> shown = step.shown();
    return shown.isEmpty() ? reason.build() : reason.item(shown).build();
  }

  private static void refuseTwice(List<Step> steps) {
    if (steps.isEmpty() || steps.size() > MOST_STEPS) {
      throw Refusals.invalid("a transaction has 1 to 100 items, not " + steps.size());
    }
    Set<List<String>> seen = new HashSet<>();
    for (Step step : steps) {
      if (!seen.add(List.of(step.table().name(), step.key().partition(), step.key().sort()))) {
        throw Refusals.invalid(
            "Transaction request cannot include multiple operations on one item");
      }
    }
  }
}
