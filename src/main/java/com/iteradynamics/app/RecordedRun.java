package com.iteradynamics.app;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.document.Printable;
import com.iteradynamics.execution.CycleParameters;
import com.iteradynamics.execution.ModelSource;
import com.iteradynamics.model.LineageEntry;
import com.iteradynamics.model.ModelShelf;
import com.iteradynamics.order.BookKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The run that left a record: its parameters, which the record names where they are not the
 * defaults, instead of those of today.
 *
 * @param notices what of them is not known here
 */
record RecordedRun(Configuration configuration, CortexRecord record, List<String> notices) {

  /**
   * The run of {@code record}; strategies of others come from the jars of today.
   *
   * @throws CommandFailure when its parameters cannot be used
   */
  static RecordedRun of(CortexRecord record, Configuration today, Surroundings around) {
    List<String> notices = new ArrayList<>();
    Configuration then =
        configuration(
            record,
            jars(today),
            around.folder(),
            name -> notices.add(Printable.line("the record's " + name + " is no parameter here")));
    if (!then.problems().isEmpty()) {
      throw CommandFailure.failed(
          Printable.line(
              "the record's parameters cannot be used: " + String.join("; ", then.problems())));
    }
    return new RecordedRun(then, record, notices);
  }

  /** Where {@code today} has strategies of others from; a record's own place may be gone. */
  static Map<String, Values.Value> jars(Configuration today) {
    String name = RuntimeParameters.JARS;
    return Optional.ofNullable(today.values().byName().get(name))
        .map(value -> Map.of(name, value))
        .orElse(Map.of());
  }

  /**
   * The configuration that {@code record} names.
   *
   * @param jars as {@link #jars} has them
   * @param unknown takes each parameter of the record that is none here
   */
  static Configuration configuration(
      CortexRecord record, Map<String, Values.Value> jars, Path folder, Consumer<String> unknown) {
    SettingsCatalog catalog = Configuration.of(new Values(jars, List.of()), folder).catalog();
    Map<String, Values.Value> values = new HashMap<>();
    record
        .parameters()
        .forEach(
            (name, value) -> {
              if (catalog.find(name).isPresent()) {
                values.put(name, new Values.Value(value, Source.OPTION));
              } else {
                unknown.accept(name);
              }
            });
    values.putAll(jars);
    return Configuration.of(new Values(values, List.of()), folder);
  }

  /** The three layers as they were; a model is looked for by the id that the record names. */
  CycleParameters parameters(Supplier<ModelShelf> shelf, Surroundings around) {
    return Cycle.of(configuration, book(), model(shelf, around));
  }

  private String book() {
    return record.get(Recorded.BOOK).orElse(BookKey.PAPER);
  }

  private ModelSource model(Supplier<ModelShelf> shelf, Surroundings around) {
    Optional<String> id = record.get(Recorded.MODEL_ID).filter(LineageEntry::isId);
    Optional<String> file =
        configuration.runtime().model().filter(named -> !ModelChoice.isShelved(named));
    return ModelChoice.of(file.or(() -> id), shelf, around);
  }
}
