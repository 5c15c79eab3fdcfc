package com.iteradynamics.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.testkit.Shared;
import com.iteradynamics.testkit.Table;
import com.iteradynamics.testkit.Tapes;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One answer of the reference: a row of its file. */
record Golden(Table table, int row) {
  private static final String CANDLES = "data/btcusd_1h_2019_2020.csv.gz";

  /** The candles of 2019 and 2020, without the one in formation that the file ends with. */
  static CandleSeries candles() {
    return Tapes.of(Table.read(Shared.require(CANDLES)), 1);
  }

  /** The answers for every hour of 2019 and 2020. */
  static List<Golden> years(String name) {
    Shared.require(CANDLES);
    List<Golden> rows =
        Stream.of(2019, 2020).flatMap(year -> rows(name + "." + year).stream()).toList();
    assertEquals(17_544, rows.size());
    return rows;
  }

  static List<Golden> rows(String file) {
    Table table = Table.read(Shared.require("golden/" + file + ".csv.gz"));
    return IntStream.range(0, table.size()).mapToObj(row -> new Golden(table, row)).toList();
  }

  Instant time() {
    return Instant.parse(Tapes.iso(text("asof")));
  }

  boolean has(String column) {
    return table.has(column);
  }

  String text(String column) {
    return table.text(row, column);
  }

  /** True and False are 1 and 0. */
  double number(String column) {
    return switch (text(column)) {
      case "True" -> 1;
      case "False" -> 0;
      default -> table.number(row, column);
    };
  }

  @Override
  public String toString() {
    return text("asof");
  }
}
