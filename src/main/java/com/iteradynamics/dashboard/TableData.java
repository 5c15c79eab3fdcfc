package com.iteradynamics.dashboard;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * The decisions' table for the script, column by column, for {@code Json}: hours as the distance
 * from the one before, words as places in a list of those that occur.
 */
final class TableData {
  private static final long HOUR = 3_600;
  private static final int CENTS = 2;

  /** So many digits of an amount below 1 are kept. */
  private static final MathContext DIGITS = new MathContext(7);

  private static final int FRACTION_DIGITS = 5;

  private TableData() {}

  static Map<String, Object> of(DecisionLog log) {
    List<DecisionRow> rows = log.rows();
    Map<String, Object> table = new LinkedHashMap<>();
    table.put("part", DecisionLog.PART);
    table.put("hours", hours(rows));
    table.put("branch", words(rows, row -> row.branch().name()));
    table.put("regime", words(rows, row -> row.regime().orElse("")));
    table.put("action", words(rows, row -> row.action().orElse("")));
    table.put("why", words(rows, DecisionRow::why));
    table.put("orders", words(rows, DecisionRow::orders));
    table.put("price", numbers(rows, DecisionRow::priceUsd, TableData::amount));
    table.put("equity", numbers(rows, DecisionRow::equityUsd, TableData::amount));
    table.put("drawdown", numbers(rows, DecisionRow::drawdownFraction, TableData::fraction));
    return table;
  }

  private static List<Long> hours(List<DecisionRow> rows) {
    List<Long> distances = new ArrayList<>(rows.size());
    long before = 0;
    for (DecisionRow row : rows) {
      long hour = row.hour().getEpochSecond() / HOUR;
      distances.add(hour - before);
      before = hour;
    }
    return distances;
  }

  private static Map<String, Object> words(
      List<DecisionRow> rows, Function<DecisionRow, String> word) {
    Map<String, Integer> places = new LinkedHashMap<>();
    List<Integer> at = new ArrayList<>(rows.size());
    for (DecisionRow row : rows) {
      int next = places.size();
      at.add(places.computeIfAbsent(word.apply(row), unknown -> next));
    }
    Map<String, Object> words = new LinkedHashMap<>();
    words.put("words", List.copyOf(places.keySet()));
    words.put("at", at);
    return words;
  }

  private static List<BigDecimal> numbers(
      List<DecisionRow> rows,
      ToDoubleFunction<DecisionRow> number,
      UnaryOperator<BigDecimal> rounded) {
    List<BigDecimal> numbers = new ArrayList<>(rows.size());
    for (DecisionRow row : rows) {
      double value = number.applyAsDouble(row);
      numbers.add(
          Double.isFinite(value) ? rounded.apply(new BigDecimal(Double.toString(value))) : null);
    }
    return numbers;
  }

  /** In hundredths, which are nothing of a coin that costs less than one. */
  private static BigDecimal amount(BigDecimal value) {
    return value.abs().compareTo(BigDecimal.ONE) < 0
        ? value.round(DIGITS)
        : value.setScale(CENTS, RoundingMode.HALF_EVEN);
  }

  private static BigDecimal fraction(BigDecimal value) {
    return value.setScale(FRACTION_DIGITS, RoundingMode.HALF_EVEN);
  }
}
