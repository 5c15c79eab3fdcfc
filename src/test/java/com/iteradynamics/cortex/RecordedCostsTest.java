package com.iteradynamics.cortex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.order.AssumedCost;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Costs of records as books leave them, and as others have damaged them. */
class RecordedCostsTest {
  private static final AssumedCost LAB = new AssumedCost(BigDecimal.TEN, BigDecimal.ZERO);

  private static Map<String, Object> record(String hour) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("timestamp_utc", "2026-03-01 " + hour + ":00:00");
    fields.put("schema", 1);
    fields.put("book", "live");
    fields.put("product_id", "BTC-USD");
    fields.put("execution_branch", "ENTER_LONG");
    return fields;
  }

  /** An hour that decided at 100 and saw 100.90 and 101.10. */
  private static Map<String, Object> live(String hour, Object... orders) {
    Map<String, Object> fields = record(hour);
    fields.put("inputs", Map.of("price_usd", 100.0, "price_source", "CLOSE"));
    fields.put("bid_usd", new BigDecimal("100.90"));
    fields.put("ask_usd", new BigDecimal("101.10"));
    fields.put("orders", List.of(orders));
    return fields;
  }

  private static Map<String, Object> order(String id, String side, String state, String... fills) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("client_order_id", id);
    fields.put("side", side);
    fields.put("size", 200);
    fields.put("leg", 0);
    fields.put("attempt", 0);
    fields.put("state", state);
    fields.put("sends", 1);
    fields.put("reference_price_usd", 100);
    fields.put("fill_source", "LAST_CLOSE");
    fields.put("fills", Stream.of(fills).map(RecordedCostsTest::fill).toList());
    return fields;
  }

  private static Map<String, Object> fill(String text) {
    String[] parts = text.split(" ", -1);
    BigDecimal quantity = new BigDecimal(parts[0]);
    BigDecimal price = new BigDecimal(parts[1]);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("price_usd", price);
    fields.put("base_qty", quantity);
    fields.put("value_usd", price.multiply(quantity));
    fields.put("fee_usd", new BigDecimal(parts[2]));
    return fields;
  }

  private static Map<String, Object> with(Map<String, Object> fields, String name, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(fields);
    changed.put(name, value);
    return changed;
  }

  @SafeVarargs
  private static RecordedCosts costs(Map<String, Object>... records) {
    List<CortexRecord> read = new ArrayList<>();
    for (Map<String, Object> fields : records) {
      read.add(CortexRecord.of(fields));
    }
    return RecordedCosts.of(read);
  }

  private static String total(CostedOrder order) {
    return order
        .cost()
        .map(cost -> cost.totalUsd().stripTrailingZeros().toPlainString())
        .orElse("-");
  }

  private static CostedOrder only(RecordedCosts costs) {
    assertEquals(List.of(), costs.problems());
    assertEquals(1, costs.orders().size());
    return costs.orders().getFirst();
  }

  @Test
  void withoutOrdersThereIsNothing() {
    assertEquals(List.of(), RecordedCosts.of(List.of()).orders());
    RecordedCosts costs = costs(record("14"), live("15"));
    assertEquals(List.of(), costs.orders());
    assertEquals(List.of(), costs.problems());
    assertEquals(Optional.empty(), CostSummary.of(costs.orders(), LAB).costBps());
  }

  /** (101.30 - 100) * 2 + 1.82; the lab: 10 bps of 200. */
  @Test
  void anOrderCostsWhatItsRecordTells() {
    CostedOrder order = only(costs(live("14", order("a", "BUY", "FILLED", "2 101.30 1.82"))));
    assertEquals("4.42", total(order));
    assertEquals(
        "0.2",
        order.cost().orElseThrow().spreadUsd().orElseThrow().stripTrailingZeros().toString());
    assertEquals("218.16", order.costBps().orElseThrow().toString());
    assertEquals("0.2", order.labUsd(LAB).orElseThrow().stripTrailingZeros().toString());
    assertEquals("208.29", order.excessBps(LAB).orElseThrow().toString());
  }

  /** A resting order that filled in part, and its rest at the market. */
  @Test
  void aMakerLegAndATakerLegStandForThemselves() {
    Map<String, Object> rested =
        with(order("a", "BUY", "PARTIAL_DONE", "1 100.90 0.50"), "limit_price_usd", 100.90);
    Map<String, Object> rest = with(order("b", "BUY", "FILLED", "1 101.20 0.91"), "leg", 1);
    List<CostedOrder> orders = costs(live("14", rested, rest)).orders();
    assertEquals(List.of("1.4", "2.11"), orders.stream().map(RecordedCostsTest::total).toList());
    assertTrue(orders.get(0).prices().rested() && !orders.get(1).prices().rested());
    CostSummary sum = CostSummary.of(orders, LAB);
    assertEquals(2, sum.filled());
    assertEquals("3.51", sum.cost().totalUsd().stripTrailingZeros().toPlainString());
    assertEquals(
        0, sum.cost().spreadUsd().orElseThrow().signum(), "earned by one and paid by the other");
  }

  @Test
  void whatDidNotFillCostsNothingAndIsListed() {
    RecordedCosts costs =
        costs(live("14", order("a", "SELL", "REJECTED"), order("b", "SELL", "FILLED", "1 100 1")));
    assertEquals(2, costs.orders().size());
    assertEquals(Optional.empty(), costs.orders().getFirst().cost());
    CostSummary sum = CostSummary.of(costs.orders(), LAB);
    assertEquals(List.of(1, 1), List.of(sum.filled(), sum.unfilled()));
  }

  /** The hour that sent it did not know how it ended; a later one tells, at the prices of then. */
  @Test
  void anOrderThatWasBookedLateCountsOnceAtThePricesOfItsOwnHour() {
    Map<String, Object> later = record("16");
    later.put("bid_usd", new BigDecimal("150"));
    later.put("ask_usd", new BigDecimal("151"));
    later.put("inputs", Map.of("price_usd", 150.0, "price_source", "CLOSE"));
    later.put(
        "booked_late",
        List.of(
            with(order("a", "BUY", "FILLED", "2 101.30 1.82"), "hour", "2026-03-01T14:00:00Z")));
    CostedOrder order = only(costs(live("14", order("a", "BUY", "UNKNOWN")), record("15"), later));
    assertEquals("4.42", total(order));
    assertTrue(order.late());
    assertEquals("2026-03-01T14:00:00Z", order.hour().toString());
  }

  /**
   * Also one whose hour was given up, or has no record: then the reference price is all there is.
   */
  @Test
  void anOrderOfAnHourThatWasGivenUpHasThePricesOfItsDecision() {
    Map<String, Object> given = record("14");
    given.put("execution_branch", "TICK_ABANDONED");
    given.put("abandoned_decision", live("14"));
    Map<String, Object> later = record("15");
    later.put(
        "booked_late",
        List.of(
            with(order("a", "BUY", "FILLED", "2 101.30 1.82"), "hour", "2026-03-01T14:00:00Z")));
    assertEquals(
        "0.4",
        only(costs(given, later)).cost().orElseThrow().impactUsd().stripTrailingZeros().toString());
    CostedOrder alone = only(costs(later));
    assertEquals("4.42", total(alone), "the close of then is its reference price");
    assertEquals(Optional.empty(), alone.cost().orElseThrow().spreadUsd());
  }

  @Test
  void aRecordWithoutAQuoteHasNoSpreadAndOneWithoutAPriceNoDelay() {
    Map<String, Object> paper = live("14", order("a", "BUY", "FILLED", "2 101.30 1.82"));
    paper.remove("bid_usd");
    paper.remove("ask_usd");
    CostedOrder order = only(costs(paper));
    assertEquals("4.42", total(order));
    assertEquals(Optional.empty(), order.cost().orElseThrow().spreadUsd());
    for (String source : List.of("NEXT_OPEN", "QUOTE_TOUCH")) {
      Map<String, Object> old =
          live("14", with(order("a", "BUY", "FILLED", "2 101.30 1.82"), "fill_source", source));
      old.remove("inputs");
      CostedOrder unknown = only(costs(old));
      assertEquals(Optional.empty(), unknown.cost().orElseThrow().delayUsd());
      assertEquals("2.42", total(unknown));
      assertEquals(Optional.empty(), unknown.labUsd(LAB));
      assertEquals(0, CostSummary.of(List.of(unknown), LAB).compared());
    }
  }

  /** What a record says that fills were worth is not reckoned with, prices and quantities are. */
  @Test
  void aValueThatIsNotTheFillsChangesNothing() {
    Map<String, Object> fill = new LinkedHashMap<>(fill("2 101.30 1.82"));
    fill.put("value_usd", 0);
    CostedOrder order =
        only(costs(live("14", with(order("a", "BUY", "FILLED"), "fills", List.of(fill)))));
    assertEquals("218.16", order.costBps().orElseThrow().toString());
  }

  @Test
  void anEstimatedEndIsNamedSo() {
    Map<String, Object> order = order("a", "BUY", "FILLED", "2 101.30 1.82");
    assertTrue(!only(costs(live("14", order))).estimated());
    String why = "the venue reports no fee, it is estimated by the taker fee of 0.012";
    assertTrue(only(costs(live("14", with(order, "why", why)))).estimated());
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "orders  | none          | orders is not a list",
        "bid_usd | 102           | 0 < bid <= ask must hold, was 102 and 101.10",
        "bid_usd | cheap         | bid_usd is not a number: \"cheap\"",
        "inputs  | 7             | inputs is not an object: \"7\"",
        "side    | HOLD          | an order's side is \"HOLD\"",
        "sends   | often         | orders.sends is not a number: \"often\"",
        "reference_price_usd | 0 | a price must be above zero, was 0",
        "fills   | none          | orders.fills is not a list",
        "fee_usd |               | the record has no orders.fills.fee_usd",
        "fee_usd | -1            | a fill needs price and quantity above zero and no negative fee"
      })
  void aDamagedRecordIsNamedAndTheRestIsListed(String field, String value, String why) {
    Map<String, Object> order = order("b", "SELL", "FILLED", "2 101.30 1.82");
    Map<String, Object> damaged = live("15", order);
    switch (field) {
      case "orders", "bid_usd", "inputs" -> damaged.put(field, value);
      case "fee_usd" -> {
        Map<String, Object> fill = new LinkedHashMap<>(fill("2 101.30 1.82"));
        fill.put(field, value == null ? null : new BigDecimal(value));
        damaged.put("orders", List.of(with(order, "fills", List.of(fill))));
      }
      default -> damaged.put("orders", List.of(with(order, field, value)));
    }
    RecordedCosts costs =
        costs(
            live("14", order("a", "BUY", "FILLED", "2 101.30 1.82")),
            damaged,
            live("16", order("c", "SELL", "FILLED", "1 100 1")));
    assertEquals(
        List.of("a", "c"),
        costs.orders().stream().map(each -> each.order().clientOrderId()).toList());
    assertEquals(1, costs.problems().size());
    String problem = costs.problems().getFirst();
    assertTrue(
        problem.startsWith("the record of 2026-03-01 15:00:00 cannot be read: " + why), problem);
  }
}
