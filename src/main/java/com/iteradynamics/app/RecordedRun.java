package com.iteradynamics.app;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.execution.CycleParameters;
import com.iteradynamics.execution.ModelSource;
import com.iteradynamics.model.LineageEntry;
import com.iteradynamics.model.ModelShelf;
import com.iteradynamics.order.BookKey;
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
    Map<String, Values.Value> values = new HashMap<>();
    if (record.fields().get("parameters") instanceof Map<?, ?> recorded) {
      recorded.forEach(
          (name, value) -> {
            if (today.catalog().find(name.toString()).isPresent()) {
              values.put(name.toString(), new Values.Value(String.valueOf(value), Source.OPTION));
            } else {
              notices.add(Printable.line("the record's " + name + " is no parameter here"));
            }
          });
    }
    String jars = RuntimeParameters.ARGUS_STRATEGY_JARS.name();
    Optional.ofNullable(today.values().byName().get(jars))
        .ifPresent(value -> values.put(jars, value));
    Configuration then = Configuration.of(new Values(values, List.of()), around.folder());
    if (!then.problems().isEmpty()) {
      throw CommandFailure.failed(
          Printable.line(
              "the record's parameters cannot be used: " + String.join("; ", then.problems())));
    }
    return new RecordedRun(then, record, notices);
  }

  /** The three layers as they were; a model is looked for by the id that the record names. */
  CycleParameters parameters(Supplier<ModelShelf> shelf, Surroundings around) {
    return Cycle.parameters(configuration, model(shelf, around), book());
  }

  private String book() {
    return record.text("book").orElse(BookKey.PAPER);
  }

  private ModelSource model(Supplier<ModelShelf> shelf, Surroundings around) {
    Optional<String> id = record.text("model_id").filter(LineageEntry::isId);
    Optional<String> file =
        configuration.runtime().model().filter(named -> !ModelChoice.isShelved(named));
    return ModelChoice.of(file.or(() -> id), shelf, around);
  }
}
