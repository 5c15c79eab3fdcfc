package com.iteradynamics.adapter.coinbase.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.NullNode;
import com.iteradynamics.adapter.coinbase.Fixture;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.OneOrder;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.Order;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.ServerTime;
import com.iteradynamics.adapter.coinbase.translator.OrderTranslator;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoinbaseMessagesTest {

  /** Every message, by its holder. */
  static Stream<Class<?>> messages() {
    return Arrays.stream(CoinbaseMessages.class.getDeclaredClasses()).filter(Class::isRecord);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void whatIsMissingOrNullIsEmpty(Class<?> message) throws Exception {
    List<String> all = new ArrayList<>();
    for (RecordComponent part : message.getRecordComponents()) {
      all.add(part.getName());
    }
    List<String> missing = new ArrayList<>();
    lacks(CoinbaseMessages.read("{}", message), missing);
    assertEquals(all, missing);
    List<String> nulls = new ArrayList<>();
    lacks(CoinbaseMessages.read(nulls(message), message), nulls);
    assertEquals(all, nulls);
  }

  private static String nulls(Class<?> message) {
    PropertyNamingStrategies.NamingBase snake =
        (PropertyNamingStrategies.NamingBase) PropertyNamingStrategies.SNAKE_CASE;
    return Arrays.stream(message.getRecordComponents())
        .map(RecordComponent::getName)
        .map(name -> name.startsWith("epoch") ? name : snake.translate(name))
        .map(name -> "\"" + name + "\":null")
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** The shape of each fixture, and which of its fields the fixture lacks. */
  @TestFactory
  Stream<DynamicTest> everyFieldIsFoundInTheAnswerThatHasIt() {
    Map<String, Class<?>> shapes = new TreeMap<>();
    shapes.put("time.json", ServerTime.class);
    shapes.put("product_btc_usd.json", CoinbaseMessages.ProductRules.class);
    shapes.put("candles_newest_first.json", CoinbaseMessages.Candles.class);
    shapes.put("best_bid_ask.json", CoinbaseMessages.BestPrices.class);
    shapes.put("product_book.json", CoinbaseMessages.PublicBook.class);
    shapes.put("accounts_page_1.json", CoinbaseMessages.Accounts.class);
    shapes.put("key_permissions_trade.json", CoinbaseMessages.Permissions.class);
    shapes.put("transaction_summary.json", CoinbaseMessages.FeeSummary.class);
    shapes.put("preview_ok.json", CoinbaseMessages.Preview.class);
    shapes.put("order_filled_by_quote.json", OneOrder.class);
    shapes.put("orders_page_1.json", CoinbaseMessages.Orders.class);
    shapes.put("fills_size_in_quote.json", CoinbaseMessages.Fills.class);
    shapes.put("cancel_results.json", CoinbaseMessages.Cancelled.class);
    shapes.put("create_success_before_2024.json", CoinbaseMessages.Created.class);
    List<String> empty = List.of("cursor", "errorResponse", "rejectMessage", "deletedAt");
    return shapes.entrySet().stream()
        .map(
            shape ->
                DynamicTest.dynamicTest(
                    shape.getKey(),
                    () -> {
                      List<String> missing = new ArrayList<>();
                      lacks(
                          CoinbaseMessages.read(Fixture.text(shape.getKey()), shape.getValue()),
                          missing);
                      missing.removeAll(empty);
                      assertEquals(List.of(), missing);
                    }));
  }

  /** Collects the components that hold nothing, here and in the first element of each list. */
  private static void lacks(Object value, List<String> missing) throws Exception {
    for (RecordComponent part : value.getClass().getRecordComponents()) {
      part.getAccessor().setAccessible(true);
      Object held = part.getAccessor().invoke(value);
      assertNotNull(held, part.getName());
      Object inner = held instanceof Optional<?> optional ? optional.orElse(null) : held;
      Object first = inner instanceof List<?> list && !list.isEmpty() ? list.getFirst() : inner;
      if (first == null || first.equals("") || first instanceof NullNode) {
        missing.add(part.getName());
      } else if (first.getClass().isRecord()) {
        lacks(first, missing);
      }
    }
  }

  @Test
  void whatIsUnknownIsPassedOverAndWhatIsMissingIsEmpty() throws JsonProcessingException {
    Order order =
        CoinbaseMessages.read(Fixture.text("order_unknown_values.json"), OneOrder.class)
            .order()
            .orElseThrow();
    assertEquals("HALF_DONE", order.status());
    assertEquals("", order.rejectReason());
    assertEquals("", order.filledSize());
    assertFalse(OrderTranslator.isTerminal(order));
    OneOrder nothing = CoinbaseMessages.read("{}", OneOrder.class);
    assertEquals(Optional.empty(), nothing.order());
  }

  @Test
  void aListThatIsMissingIsNotAnEmptyOne() throws JsonProcessingException {
    assertEquals(
        Optional.empty(), CoinbaseMessages.read("{}", CoinbaseMessages.Orders.class).orders());
    assertEquals(
        Optional.of(List.of()),
        CoinbaseMessages.read("{\"orders\": []}", CoinbaseMessages.Orders.class).orders());
    assertEquals(
        Optional.empty(),
        CoinbaseMessages.read("{\"orders\": null}", CoinbaseMessages.Orders.class).orders());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "7",
        "\"x\"",
        "{",
        "{\"orders\": [",
        "{\"orders\": {}}",
        "{\"orders\": [null]}",
        "{\"orders\": [7]}",
        "{} {}",
        "{}x",
        "<html></html>",
        "Unauthorized"
      })
  void whatHasAnotherShapeIsNoAnswer(String body) {
    assertThrows(
        JsonProcessingException.class,
        () -> CoinbaseMessages.read(body, CoinbaseMessages.Orders.class));
  }

  @Test
  void aListWithNullsInItIsNoAnswer() {
    assertThrows(
        JsonProcessingException.class,
        () -> CoinbaseMessages.read("{\"errs\": [null]}", CoinbaseMessages.Preview.class));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"epochMillis\": \"1795356007412\", \"iso\": \"x\"} | 2026-11-22T14:00:07.412Z",
        "{\"epochMillis\": 1795356007412} | 2026-11-22T14:00:07.412Z",
        "{\"epochSeconds\": \"1795356007\"} | 2026-11-22T14:00:07Z",
        "{\"iso\": \"2026-11-22T14:00:07Z\"} | 2026-11-22T14:00:07Z",
        "{\"iso\": \"teatime\"} |",
        "{\"epochMillis\": \"soon\"} |",
        "{\"epochSeconds\": \"999999999999999999\"} |",
        "{} |"
      })
  void theTimeIsAsExactAsItIsReported(String body, Instant time) throws JsonProcessingException {
    assertEquals(
        Optional.ofNullable(time), CoinbaseMessages.read(body, ServerTime.class).instant());
  }
}
