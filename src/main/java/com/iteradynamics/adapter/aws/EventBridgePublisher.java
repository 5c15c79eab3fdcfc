package com.iteradynamics.adapter.aws;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.cortex.TickEvent;
import com.iteradynamics.execution.port.EventPublisher;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/**
 * Events to EventBridge: source {@code itera.argus}, the detail type from {@link TickEvent.Type},
 * the tick hour as their time, the detail as JSON.
 *
 * <p>The tick's record is durable before its events are published, and what the bus does not take
 * is published again by a later tick. So nothing that goes wrong here may end a tick: it is one
 * warning and the answer false.
 */
public final class EventBridgePublisher implements EventPublisher {
  /** What subscribers filter on, beside the type. */
  static final String SOURCE = "itera.argus";

  /** What EventBridge takes in one request: entries, and bytes of all of them. */
  static final int MOST_ENTRIES = 10;

  static final int MOST_BYTES = 256 * 1024;

  /** The time of an entry counts as so many bytes. */
  private static final int TIME_BYTES = 14;

  /** How long a tick's own events may take, tries and all: the tick has its record by then. */
  private static final Duration POLL_POLICY = Duration.ofSeconds(2);

  /** With less time than this nothing is asked any more. */
  private static final Duration LEAST = Duration.ofMillis(50);

  private static final int MOST_NAMED = 4;

  private final EventBridgeClient client;
  private final String bus;
  private final Consumer<String> warnings;

  /**
   * @param bus name or ARN of the event bus
   * @param warnings takes a line each time that events were not taken, or could not be published
   */
  public EventBridgePublisher(EventBridgeClient client, String bus, Consumer<String> warnings) {
    this.client = client;
    this.bus = bus;
    this.warnings = warnings;
  }

  @Override
  public boolean publish(List<TickEvent> events) {
    return taken(events, POLL_POLICY).cardinality() == events.size();
  }

  @Override
  public void notice(String what) {
    warnings.accept(what);
  }

  /** As many events in one request as the bus takes, whichever record they are of. */
  @Override
  public List<CortexRecord> publishAll(List<CortexRecord> records, Duration within) {
    List<TickEvent> events = new ArrayList<>();
    List<BitSet> owned = new ArrayList<>();
    for (CortexRecord record : records) {
      int first = events.size();
      events.addAll(TickEvent.of(record));
      BitSet own = new BitSet();
      own.set(first, events.size());
      owned.add(own);
    }
    BitSet taken = taken(events, within);
    List<CortexRecord> told = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      owned.get(i).andNot(taken);
      if (owned.get(i).isEmpty()) {
        told.add(records.get(i));
      }
    }
    return told;
  }

  /** Which of the events were taken, by their place; ends with the first request that fails. */
  private BitSet taken(List<TickEvent> events, Duration within) {
    long begun = System.nanoTime();
    BitSet taken = new BitSet();
    int at = 0;
    try {
      for (List<PutEventsRequestEntry> batch : batches(events, bus)) {
        Duration left = within.minusNanos(System.nanoTime() - begun);
        if (left.compareTo(LEAST) < 0) {
          return unpublished(events, taken, "there was no time left");
        }
        PutEventsResponse answer = client.putEvents(request(batch, left));
        for (int i = 0; i < batch.size(); i++) {
          taken.set(at + i, answer.failedEntryCount() == 0 || taken(answer, i));
        }
        if (answer.failedEntryCount() > 0) {
          return unpublished(events, taken, reasons(answer));
        }
        at += batch.size();
      }
      return taken;
    } catch (SdkException e) {
      return unpublished(events, taken, AwsFailure.words(e));
    } catch (RuntimeException e) {
      return unpublished(events, taken, e.toString());
    }
  }

  private static PutEventsRequest request(List<PutEventsRequestEntry> batch, Duration left) {
    return PutEventsRequest.builder()
        .entries(batch)
        .overrideConfiguration(limits -> limits.apiCallTimeout(left).apiCallAttemptTimeout(left))
        .build();
  }

  private static boolean taken(PutEventsResponse answer, int entry) {
    return entry < answer.entries().size() && answer.entries().get(entry).errorCode() == null;
  }

  private BitSet unpublished(List<TickEvent> events, BitSet taken, String why) {
    List<String> unpublished =
        IntStream.range(0, events.size())
            .filter(event -> !taken.get(event))
            .mapToObj(events::get)
            .map(event -> event.type().detailType() + " " + event.time())
            .toList();
    int more = unpublished.size() - MOST_NAMED;
    warnings.accept(
        "events not taken by the event bus "
            + bus
            + ", a later tick publishes them again: "
            + String.join(", ", unpublished.subList(0, Math.min(unpublished.size(), MOST_NAMED)))
            + (more > 0 ? " and " + more + " more" : "")
            + ": "
            + why);
    return taken;
  }

  private static String reasons(PutEventsResponse answer) {
    String reasons =
        answer.entries().stream()
            .filter(entry -> entry.errorCode() != null)
            .map(EventBridgePublisher::reason)
            .distinct()
            .collect(Collectors.joining("; "));
    return answer.failedEntryCount() + " refused" + (reasons.isEmpty() ? "" : ": " + reasons);
  }

  private static String reason(PutEventsResultEntry entry) {
    return entry.errorMessage() == null
        ? entry.errorCode()
        : entry.errorCode() + ", " + entry.errorMessage();
  }

  /** The entries in order; no request is above the limits. */
  private static List<List<PutEventsRequestEntry>> batches(List<TickEvent> events, String bus) {
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
   * An event that no request can carry would be published in vain forever: its short fields stay,
   * and it says that others do not. The record has them all.
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
  private static int size(PutEventsRequestEntry entry) {
    return TIME_BYTES + bytes(entry.source()) + bytes(entry.detailType()) + bytes(entry.detail());
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
