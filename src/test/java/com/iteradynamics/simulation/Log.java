package com.iteradynamics.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What happened in a world. Usually only a number is kept that changes when any of it does; who
 * wants to read it asks for the lines.
 */
final class Log {
  private final boolean verbose;
  private final List<String> lines = new ArrayList<>();
  private long hash;

  /**
   * @param verbose whether the lines are kept
   */
  Log(boolean verbose) {
    this.verbose = verbose;
  }

  /** Notes something. */
  void add(Instant at, String who, String what) {
    hash = SimulationRandom.mix(hash + at.toEpochMilli());
    hash = SimulationRandom.mix(hash + who.hashCode());
    hash = SimulationRandom.mix(hash + what.hashCode());
    if (verbose) {
      lines.add(at + "  " + who + "  " + what);
    }
  }

  /** Notes what is stored, to the last byte. */
  void add(Map<String, AttributeValue> item) {
    for (Map.Entry<String, AttributeValue> each : item.entrySet()) {
      hash = SimulationRandom.mix(hash + each.getKey().hashCode());
      add(each.getValue());
    }
  }

  private void add(AttributeValue value) {
    switch (value.type()) {
      case S -> hash = SimulationRandom.mix(hash + value.s().hashCode());
      case N -> hash = SimulationRandom.mix(hash + 31L * value.n().hashCode());
      case BOOL -> hash = SimulationRandom.mix(hash + (value.bool() ? 1 : 2));
      case M -> add(value.m());
      case L -> value.l().forEach(this::add);
      case NUL, B, BS, NS, SS, UNKNOWN_TO_SDK_VERSION -> hash = SimulationRandom.mix(hash + 3);
    }
  }

  long hash() {
    return hash;
  }

  /** The lines, if they were kept. */
  List<String> lines() {
    return lines;
  }
}
