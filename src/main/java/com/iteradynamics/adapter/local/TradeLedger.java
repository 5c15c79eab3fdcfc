package com.iteradynamics.adapter.local;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.Fill;
import com.iteradynamics.order.JournalledOrder;
import com.iteradynamics.order.OrderRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The lines of {@code trade_ledger.jsonl}: one for each fill that was booked. */
final class TradeLedger {
  static final String FILE = "trade_ledger.jsonl";

  private TradeLedger() {}

  static String lines(BookKey book, List<JournalledOrder> orders) {
    StringBuilder lines = new StringBuilder();
    for (JournalledOrder order : orders) {
      for (Fill fill : order.fills()) {
        lines.append(Json.write(line(book, order.request(), fill))).append('\n');
      }
    }
    return lines.toString();
  }

  private static Map<String, Object> line(BookKey book, OrderRequest request, Fill fill) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("timestamp_utc", CortexRecord.timestamp(request.hour()));
    line.put("book", book.book());
    line.put("product_id", request.productId());
    line.put("side", request.side());
    line.put("base_qty", fill.baseQty());
    line.put("price_usd", fill.priceUsd());
    line.put("value_usd", fill.valueUsd());
    line.put("fee_usd", fill.feeUsd());
    line.put("reference_price_usd", request.referencePriceUsd());
    line.put("fill_source", request.priceSource());
    line.put("client_order_id", request.clientOrderId());
    return line;
  }
}
