package com.iteradynamics.adapter.aws;

import com.iteradynamics.market.CandleSeries;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One month of one product's hourly candles, UTC: what one object of the archive holds. */
record CandleMonth(String productId, YearMonth month) {
  private static final Pattern MONTH = Pattern.compile("[0-9]{4}-(0[1-9]|1[0-2])");

  /** What the keys of all months of a product begin with. */
  static String prefix(String productId) {
    return "candles/product=" + productId + "/granularity=1h/";
  }

  /** The object's key; Athena and DuckDB read the parts with = as columns. */
  String key() {
    return prefix(productId) + "month=" + month + "/candles.csv.gz";
  }

  /** The months that the hours {@code from} to {@code to}, both inclusive, lie in. */
  static List<CandleMonth> between(String productId, Instant from, Instant to) {
    List<CandleMonth> months = new ArrayList<>();
    YearMonth last = monthOf(to);
    for (YearMonth month = monthOf(from); !month.isAfter(last); month = month.plusMonths(1)) {
      months.add(new CandleMonth(productId, month));
    }
    return months;
  }

  /** The month whose object has this key; empty when it is not the key of a month. */
  static Optional<CandleMonth> ofKey(String productId, String key) {
    String start = prefix(productId) + "month=";
    String month = key.startsWith(start) ? key.substring(start.length()).split("/", 2)[0] : "";
    return MONTH.matcher(month).matches()
        ? Optional.of(new CandleMonth(productId, YearMonth.parse(month)))
            .filter(found -> found.key().equals(key))
        : Optional.empty();
  }

  /** Whether an hour of {@code from..to}, both inclusive, lies in this month. */
  boolean overlaps(Instant from, Instant to) {
    return from.isBefore(end()) && !to.isBefore(start());
  }

  /** Those of {@code candles} that opened in this month. A view. */
  CandleSeries of(CandleSeries candles) {
    return candles.between(start(), end().minusNanos(1));
  }

  /** The first hour. */
  Instant start() {
    return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private Instant end() {
    return month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static YearMonth monthOf(Instant hour) {
    return YearMonth.from(hour.atOffset(ZoneOffset.UTC));
  }
}
