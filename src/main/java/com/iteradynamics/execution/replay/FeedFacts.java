package com.iteradynamics.execution.replay;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.cortex.RecordedFeed;
import com.iteradynamics.feed.FeedParameters;
import com.iteradynamics.feed.SignalFeed;
import com.iteradynamics.settings.SettingsReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a record says of its feed, held against itself: the feed is not read again. */
final class FeedFacts {
  private static final String FEED = Recorded.INPUTS.name() + ".feed.";

  private final List<Replayed.Difference> differences = new ArrayList<>();
  private int compared;

  private FeedFacts() {}

  /** Whether {@code said} can have been what the tick of {@code record} was told. */
  static Replayed.End of(CortexRecord record, RecordedFeed said) {
    FeedFacts facts = new FeedFacts();
    Instant row = SignalFeed.rowOf(record.hour());
    facts.hold(said.timestamp().equals(row), "timestamp", said.timestamp(), Optional.of(row));
    Instant latest = record.hour().plus(latency(record));
    said.availableAt()
        .filter(at -> said.probability().isPresent())
        .ifPresent(at -> facts.hold(!at.isAfter(latest), "available_at", at, Optional.of(latest)));
    said.probability()
        .ifPresent(p -> facts.hold(p >= 0 && p <= 1, "probability", p, Optional.empty()));
    said.reason()
        .ifPresent(
            reason -> facts.hold(said.probability().isEmpty(), "reason", reason, Optional.empty()));
    return facts.differences.isEmpty()
        ? new Replayed.Same(facts.compared)
        : new Replayed.Differs(facts.differences);
  }

  /** How late a row might be, by the record's own parameters. */
  private static Duration latency(CortexRecord record) {
    return FeedParameters.read(new SettingsReader(record.parameters())).latency();
  }

  private void hold(boolean holds, String name, Object recorded, Optional<Object> possible) {
    compared++;
    if (!holds) {
      differences.add(
          new Replayed.Difference(
              FEED + name,
              Optional.of(Json.write(recorded.toString())),
              possible.map(value -> Json.write(value.toString()))));
    }
  }
}
