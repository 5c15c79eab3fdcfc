package com.iteradynamics.adapter.aws;

import com.iteradynamics.cortex.TickEvent;
import com.iteradynamics.execution.EventPublisher;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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
 * <p>The tick's record is durable before its events are told, and what the bus does not take is
 * told again by a later tick. So nothing that goes wrong here may end a tick: it is one warning and
 * the answer false.
 */
public final class EventBridgePublisher implements EventPublisher {
  private final EventBridgeClient client;
  private final String bus;
  private final Consumer<String> warnings;

  /**
   * @param bus name or ARN of the event bus
   * @param warnings takes one line for each time that events were not taken
   */
  public EventBridgePublisher(EventBridgeClient client, String bus, Consumer<String> warnings) {
    this.client = client;
    this.bus = bus;
    this.warnings = warnings;
  }

  @Override
  public boolean publish(List<TickEvent> events) {
    try {
      for (List<PutEventsRequestEntry> batch : EventBatches.of(events, bus)) {
        PutEventsResponse answer =
            client.putEvents(PutEventsRequest.builder().entries(batch).build());
        if (answer.failedEntryCount() > 0) {
          return untold(events, reasons(answer));
        }
      }
      return true;
    } catch (SdkException e) {
      return untold(events, AwsFailure.words(e));
    } catch (RuntimeException e) {
      return untold(events, e.toString());
    }
  }

  private boolean untold(List<TickEvent> events, String why) {
    warnings.accept(
        "events not taken by the event bus "
            + bus
            + ", a later tick tells them again: "
            + events.stream()
                .map(event -> event.type().detailType() + " " + event.time())
                .collect(Collectors.joining(", "))
            + ": "
            + why);
    return false;
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
}
