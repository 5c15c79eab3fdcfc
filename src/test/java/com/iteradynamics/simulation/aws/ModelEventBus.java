package com.iteradynamics.simulation.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** EventBridge as far as Argus needs it: takes entries within its limits and remembers them. */
public final class ModelEventBus {
  private static final int MOST_ENTRIES = 10;
  private static final int MOST_BYTES = 256 * 1024;

  /** An entry that was taken, its detail as text. */
  public record Taken(String bus, String source, String detailType, long time, String detail) {}

  private final List<Taken> taken = new ArrayList<>();
  private int refusals;

  /** What was taken so far, in order. */
  public synchronized List<Taken> taken() {
    return List.copyOf(taken);
  }

  /** Refuses the next {@code entries} entries, as a bus that is throttled does. */
  public synchronized void refuse(int entries) {
    refusals = entries;
  }

  synchronized HttpResponse answer(Call call, JsonNode request) {
    JsonNode entries = request.path("Entries");
    if (!call.is("PutEvents")) {
      return HttpResponse.jsonError(400, "InvalidAction");
    }
    if (entries.isEmpty() || entries.size() > MOST_ENTRIES || bytes(entries) > MOST_BYTES) {
      return HttpResponse.jsonError(400, "ValidationException");
    }
    List<Map<String, String>> results = new ArrayList<>();
    int failed = 0;
    for (JsonNode entry : entries) {
      if (refusals > 0) {
        refusals--;
        failed++;
        results.add(
            Map.of("ErrorCode", "ThrottlingException", "ErrorMessage", "too many at a time"));
      } else {
        taken.add(take(entry));
        results.add(Map.of("EventId", new UUID(0, taken.size()).toString()));
      }
    }
    return HttpResponse.json(200, Map.of("FailedEntryCount", failed, "Entries", results));
  }

  private static Taken take(JsonNode entry) {
    return new Taken(
        entry.path("EventBusName").asText(),
        entry.path("Source").asText(),
        entry.path("DetailType").asText(),
        entry.path("Time").asLong(),
        entry.path("Detail").asText());
  }

  private static int bytes(JsonNode entries) {
    int bytes = 0;
    for (JsonNode entry : entries) {
      bytes += entry.has("Time") ? 14 : 0;
      for (String field : List.of("Source", "DetailType", "Detail")) {
        bytes += entry.path(field).asText().getBytes(StandardCharsets.UTF_8).length;
      }
    }
    return bytes;
  }
}
