package com.iteradynamics.venue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every order that the venue took and still remembers, and their fills, oldest first. */
final class Orders {
  private final List<SimulatedOrder> all = new ArrayList<>();
  private final List<VenueFill> fills = new ArrayList<>();
  private final List<SimulatedOrder> active = new ArrayList<>();
  private final Map<String, SimulatedOrder> byId = new HashMap<>();
  private final Map<String, SimulatedOrder> byClientId = new HashMap<>();
  private long sequence;
  private long fillSequence;

  long nextSequence() {
    return sequence++;
  }

  long nextFillSequence() {
    return fillSequence++;
  }

  void add(SimulatedOrder order) {
    all.add(order);
    byId.put(order.id, order);
    if (!order.ticket.clientId().isEmpty()) {
      byClientId.put(order.ticket.clientId(), order);
    }
    if (!order.status.isTerminal()) {
      active.add(order);
    }
  }

  void add(VenueFill fill) {
    fills.add(fill);
    fill.order().fills.add(fill);
  }

  Optional<SimulatedOrder> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  Optional<SimulatedOrder> findByClientId(String clientId) {
    return Optional.ofNullable(byClientId.get(clientId));
  }

  /** Oldest first. */
  List<SimulatedOrder> all() {
    return all;
  }

  /** Oldest first. */
  List<VenueFill> fills() {
    return fills;
  }

  /** Those to which something can still happen; the caller takes out those that ended. */
  List<SimulatedOrder> active() {
    return active;
  }

  /** Forgets what ended and was created before {@code millis}, as if it had never been. */
  void forgetBefore(long millis) {
    all.removeIf(
        order -> {
          boolean gone = order.status.isTerminal() && order.created < millis;
          if (gone) {
            byId.remove(order.id);
            byClientId.remove(order.ticket.clientId(), order);
          }
          return gone;
        });
    fills.removeIf(fill -> !byId.containsKey(fill.order().id));
  }
}
