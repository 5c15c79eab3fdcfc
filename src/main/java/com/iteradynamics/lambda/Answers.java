package com.iteradynamics.lambda;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.cortex.TickEvent;
import com.iteradynamics.execution.port.TickKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the function says of a tick to those who called it, and to those who listen. */
final class Answers {
  private Answers() {}

  /** How the tick ended, and where its record is. */
  static Map<String, Object> recorded(TickKey tick, CortexRecord record, boolean before) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("outcome", "recorded");
    answer.put("execution_branch", record.branch().name());
    answer.put("why", record.get(Recorded.WHY).orElse(""));
    answer.put("record", key(tick));
    answer.put("replayed", before);
    return answer;
  }

  /** A watch that had nothing to do. */
  static Map<String, Object> quiet(String why) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("outcome", "quiet");
    answer.put("why", why);
    return answer;
  }

  /** The record's key in the table of records. */
  static Map<String, Object> key(TickKey tick) {
    Map<String, Object> key = new LinkedHashMap<>();
    key.put(
        "pk", (tick.watch() ? "WATCH#" : "") + tick.book().book() + "#" + tick.book().productId());
    key.put("sk", tick.hour().toString());
    return key;
  }

  /** The event of a tick that left no record. */
  static List<TickEvent> failed(TickKey tick, String why) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put(CortexRecord.TIMESTAMP, CortexRecord.timestamp(tick.hour()));
    detail.put("book", tick.book().book());
    detail.put("product_id", tick.book().productId());
    detail.put("why", why);
    return List.of(new TickEvent(TickEvent.Type.TICK_FAILED, tick.hour(), detail));
  }
}
