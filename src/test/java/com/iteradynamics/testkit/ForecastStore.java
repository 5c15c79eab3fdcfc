package com.iteradynamics.testkit;

import com.iteradynamics.adapter.local.StoreFile;
import com.iteradynamics.argus.Run;
import com.iteradynamics.candlefile.CandleFormat;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.market.CandleSeries;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** A store whose records hold forecasts, and the candles that tell what came of them. */
public final class ForecastStore {
  private ForecastStore() {}

  /**
   * Makes it in the folder {@code data} below {@code folder}.
   *
   * @param fields what the record of the hour after candle i holds besides its key; null for none
   */
  public static void make(Path folder, CandleSeries candles, IntFunction<Map<String, ?>> fields)
      throws IOException {
    Path file = folder.resolve("candles.csv.gz");
    try (OutputStream out = Files.newOutputStream(file)) {
      CandleFormat.writeZipped(candles, out);
    }
    Run.in(folder).argus("candles", "import", file.getFileName().toString()).exits(0);
    Run.in(folder).argus("halt", "--reason=the records are written by hand").exits(0);
    add(folder, candles, fields);
  }

  private static void add(Path folder, CandleSeries candles, IntFunction<Map<String, ?>> fields) {
    List<Map<String, Object>> records = new ArrayList<>();
    for (int i = 0; i < candles.size(); i++) {
      Map<String, ?> more = fields.apply(i);
      if (more != null) {
        Map<String, Object> all = key(candles.openTime(i).plus(CandleSeries.INTERVAL));
        all.putAll(more);
        records.add(all);
      }
    }
    StoreFile.change(
        folder.resolve("data"),
        "INSERT INTO records (book, product_id, timestamp_utc, execution_branch, json)"
            + " SELECT value ->> 'book', value ->> 'product_id', value ->> 'timestamp_utc',"
            + " value ->> 'execution_branch', value FROM json_each(?)",
        Json.write(records));
  }

  /** What every record has. */
  public static Map<String, Object> key(Instant hour) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(CortexRecord.TIMESTAMP, CortexRecord.timestamp(hour));
    fields.put("schema", CortexRecord.SCHEMA);
    fields.put("book", "paper");
    fields.put("product_id", "BTC-USD");
    fields.put("execution_branch", "FLAT_NO_ENTRY");
    return fields;
  }
}
