package com.iteradynamics.adapter.aws;

import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.governance.GovernanceLog;
import com.iteradynamics.governance.GovernanceLogException;
import com.iteradynamics.governance.GovernanceReport;
import com.iteradynamics.governance.ReportFields;
import com.iteradynamics.governance.ReportHistory;
import com.iteradynamics.governance.ReportHistory.Kept;
import com.iteradynamics.order.BookKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The reports in the cortex table: {@code pk=GOVERNANCE#paper#BTC-USD}, {@code sk=2026-11-26}, an
 * item each, with flat attributes for people. Writing takes dynamodb:PutItem and
 * dynamodb:UpdateItem on these items alone, and reading dynamodb:GetItem and dynamodb:Query.
 */
public final class DynamoGovernance implements GovernanceLog {
  private final DynamoCalls calls;
  private final String table;

  public DynamoGovernance(DynamoDbClient client, AwsParameters names) {
    this.calls = new DynamoCalls(client, new DynamoErrors(names.cortexTable()));
    this.table = names.cortexTable();
  }

  @Override
  public boolean append(BookKey book, GovernanceReport report) {
    Map<String, AttributeValue> key = DynamoKeys.governance(book, ReportHistory.day(report));
    Map<String, AttributeValue> item =
        DynamoValues.attributes(ReportFields.write(new Kept(report, false)));
    item.putAll(key);
    return trying(
        () ->
            calls
                .put(
                    "keep the report " + DynamoKeys.shown(key), table, item, DynamoCondition.ABSENT)
                // Of a write whose answer was lost, the second try meets what it wrote itself.
                .map(there -> there.equals(item))
                .orElse(true));
  }

  @Override
  public void markPublished(BookKey book, LocalDate day) {
    Map<String, AttributeValue> key = DynamoKeys.governance(book, day);
    boolean there =
        trying(
            () ->
                calls
                    .update(
                        "mark the report " + DynamoKeys.shown(key),
                        table,
                        key,
                        "SET #told = :told",
                        DynamoCondition.of(
                            "attribute_exists(#pk)",
                            Map.of(":told", AttributeValue.fromBool(true))))
                    .isEmpty());
    if (!there) {
      throw new GovernanceLogException("there is no report " + DynamoKeys.shown(key));
    }
  }

  @Override
  public ReportHistory newest(BookKey book, int count) {
    List<Map<String, AttributeValue>> items =
        trying(
            () ->
                calls.query(
                    "read the reports of " + DynamoKeys.book(book),
                    table,
                    count,
                    DynamoKeys.partition(DynamoKeys.governance(book)),
                    query -> query.consistentRead(true).scanIndexForward(false).limit(count)));
    List<Kept> kept = new ArrayList<>();
    List<String> damaged = new ArrayList<>();
    for (Map<String, AttributeValue> item : items.reversed()) {
      try {
        kept.add(kept(item));
      } catch (IllegalArgumentException e) {
        damaged.add("the item " + DynamoKeys.shown(item) + " cannot be trusted: " + e.getMessage());
      }
    }
    return new ReportHistory(kept, damaged);
  }

  private static Kept kept(Map<String, AttributeValue> item) {
    Kept kept = ReportFields.read(DynamoValues.fields(item));
    if (!kept.day().toString().equals(DynamoValues.shown(item.get(DynamoTables.SK)))) {
      throw new IllegalArgumentException("it is of " + kept.day());
    }
    return kept;
  }

  private static <T> T trying(Supplier<T> call) {
    try {
      return call.get();
    } catch (StoreException e) {
      throw new GovernanceLogException(e.getMessage(), e);
    }
  }
}
