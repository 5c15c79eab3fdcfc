package com.iteradynamics.research.audit;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.cortex.RecordedInputs;
import com.iteradynamics.model.LineageEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Whose recorded forecasts are audited. */
public sealed interface AuditedSource {

  /**
   * The feed of this address, and no other that the book may have had.
   *
   * @param uri as {@code ARGUS_FEED_URI} has it
   */
  record Feed(String uri) implements AuditedSource {
    @Override
    public String id() {
      return LineageEntry.idOf(uri);
    }

    @Override
    public String words() {
      return "the feed " + uri;
    }

    @Override
    public OptionalDouble probability(CortexRecord record) {
      return record.get(Recorded.INPUTS).flatMap(RecordedInputs::feed).stream()
          .filter(feed -> feed.address().filter(uri::equals).isPresent())
          .flatMap(feed -> feed.probability().stream())
          .mapToDouble(p -> p)
          .findFirst();
    }
  }

  /** The model of this id, where it gave p_long. */
  record Model(String id) implements AuditedSource {
    @Override
    public String words() {
      return "p_long of the model " + id;
    }

    @Override
    public OptionalDouble probability(CortexRecord record) {
      boolean his = record.get(Recorded.MODEL_ID).filter(id::equals).isPresent();
      Optional<Double> p = his ? record.get(Recorded.P_LONG) : Optional.empty();
      return p.stream().mapToDouble(known -> known).findFirst();
    }
  }

  /** The id under which the lineage has it: a model's own, or that of a feed's address. */
  String id();

  /** What a person calls it. */
  String words();

  /** What it said in the hour of {@code record}; empty when it said nothing there. */
  OptionalDouble probability(CortexRecord record);

  /**
   * What it said in all hours.
   *
   * @param records oldest first; one of a tick that ran more than an hour late is passed over,
   *     since what is forecast after the hour need not be a forecast
   */
  default List<RecordedForecast> of(List<CortexRecord> records) {
    List<RecordedForecast> all = new ArrayList<>();
    for (CortexRecord record : records) {
      OptionalDouble p = probability(record);
      boolean late = record.get(Recorded.LATE).orElse(false);
      if (p.isPresent() && p.getAsDouble() >= 0 && p.getAsDouble() <= 1 && !late) {
        all.add(new RecordedForecast(record.hour(), p.getAsDouble()));
      }
    }
    return all;
  }
}
