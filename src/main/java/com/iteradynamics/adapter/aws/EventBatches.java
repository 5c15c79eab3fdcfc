package com.iteradynamics.adapter.aws;

import com.iteradynamics.cortex.Json;
import com.iteradynamics.cortex.TickEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** Events as entries for the bus, in as many requests as its limits ask for. */
final class EventBatches {
  /** What subscribers filter on, beside the type. */
  static final String SOURCE = "itera.argus";

  /** What EventBridge takes in one request: entries, and bytes of all of them. */
  static final int MOST_ENTRIES = 10;

  static final int MOST_BYTES = 256 * 1024;

  /** The time of an entry counts as so many bytes. */
  private static final int TIME_BYTES = 14;

  private EventBatches() {}

  /** The entries in order; no request is above the limits. */
  static List<List<PutEventsRequestEntry>> of(List<TickEvent> events, String bus) {
    List<List<PutEventsRequestEntry>> batches = new ArrayList<>();
    List<PutEventsRequestEntry> batch = new ArrayList<>();
    int bytes = 0;
    for (TickEvent event : events) {
      PutEventsRequestEntry entry = entry(event, bus);
      if (batch.size() == MOST_ENTRIES || bytes + size(entry) > MOST_BYTES) {
        batches.add(batch);
        batch = new ArrayList<>();
        bytes = 0;
      }
      batch.add(entry);
      bytes += size(entry);
    }
    if (!batch.isEmpty()) {
      batches.add(batch);
    }
    return batches;
  }

  private static PutEventsRequestEntry entry(TickEvent event, String bus) {
    PutEventsRequestEntry whole = entry(event, bus, event.detail());
    return size(whole) <= MOST_BYTES ? whole : entry(event, bus, shortened(event.detail()));
  }

  private static PutEventsRequestEntry entry(
      TickEvent event, String bus, Map<String, Object> detail) {
    return PutEventsRequestEntry.builder()
        .eventBusName(bus)
        .source(SOURCE)
        .detailType(event.type().detailType())
        .time(event.time())
        .detail(Json.write(detail))
        .build();
  }

  /**
   * An event that no request can carry would be told in vain forever: its short fields stay, and it
   * says that others do not. The record has them all.
   */
  private static Map<String, Object> shortened(Map<String, Object> detail) {
    Map<String, Object> kept = new LinkedHashMap<>();
    List<String> omitted = new ArrayList<>();
    detail.forEach(
        (name, value) -> {
          if (Json.write(value).length() <= 1_000) {
            kept.put(name, value);
          } else {
            omitted.add(name);
          }
        });
    kept.put("omitted_fields", omitted);
    return kept;
  }

  /** As EventBridge counts. */
  static int size(PutEventsRequestEntry entry) {
    return TIME_BYTES + bytes(entry.source()) + bytes(entry.detailType()) + bytes(entry.detail());
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
