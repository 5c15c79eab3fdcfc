package com.iteradynamics.wiring;

import com.iteradynamics.config.Configuration;
import com.iteradynamics.config.ModelChoice;
import com.iteradynamics.config.RuntimeParameters;
import com.iteradynamics.config.SettingsCatalog;
import com.iteradynamics.config.Source;
import com.iteradynamics.config.Values;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.execution.CycleParameters;
import com.iteradynamics.execution.port.ModelSource;
import com.iteradynamics.execution.port.RegisteredModel;
import com.iteradynamics.model.Challenger;
import com.iteradynamics.model.LineageEntry;
import com.iteradynamics.model.ModelRegistry;
import com.iteradynamics.order.BookKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The run that left a record: its parameters, which the record names where they are not the
 * defaults, instead of those of today.
 *
 * @param unknown the record's parameters that are none here
 */
public record RecordedRun(Configuration configuration, CortexRecord record, List<String> unknown) {

  /** Where {@code today} has strategies of others from; a record's own place may be gone. */
  public static Map<String, Values.Value> jars(Configuration today) {
    String name = RuntimeParameters.JARS;
    return Optional.ofNullable(today.values().byName().get(name))
        .map(value -> Map.of(name, value))
        .orElse(Map.of());
  }

  /**
   * The run of {@code record}, whose configuration may have problems.
   *
   * @param jars as {@link #jars} has them
   */
  public static RecordedRun of(CortexRecord record, Map<String, Values.Value> jars, Path folder) {
    SettingsCatalog catalog = Configuration.of(new Values(jars, List.of()), folder).catalog();
    Map<String, Values.Value> values = new HashMap<>();
    List<String> unknown = new ArrayList<>();
    record
        .parameters()
        .forEach(
            (name, value) -> {
              if (catalog.find(name).isPresent()) {
                values.put(name, new Values.Value(value, Source.OPTION));
              } else {
                unknown.add(name);
              }
            });
    values.putAll(jars);
    return new RecordedRun(
        Configuration.of(new Values(values, List.of()), folder), record, unknown);
  }

  /** The three layers as they were, with {@code model}. */
  public CycleParameters with(ModelSource model) {
    return Cycle.of(configuration, record.get(Recorded.BOOK).orElse(BookKey.PAPER), model);
  }

  /**
   * The models of then: a file that was named, else the id that the record names, and its
   * challenger.
   */
  public ModelSource model(Supplier<ModelRegistry> shelf, Path folder) {
    Optional<String> id = record.get(Recorded.MODEL_ID).filter(LineageEntry::isId);
    Optional<String> file =
        configuration.runtime().model().filter(named -> !ModelChoice.isShelved(named));
    return ModelChoice.of(file.or(() -> id), shelf, folder).beside(() -> challenger(record, shelf));
  }

  /** The challenger that {@code record} names, on or off; empty when it names none. */
  public static Optional<Challenger> challenger(
      CortexRecord record, Supplier<ModelRegistry> shelf) {
    return record
        .get(Recorded.CHALLENGER_ID)
        .filter(LineageEntry::isId)
        .map(rival -> new Challenger(rival, RegisteredModel.recorded(shelf.get(), rival)));
  }
}
