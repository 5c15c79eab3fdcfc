package com.iteradynamics.service;

import com.iteradynamics.config.Configuration;
import com.iteradynamics.config.Values;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.execution.CycleParameters;
import com.iteradynamics.execution.port.ModelSource;
import com.iteradynamics.execution.replay.RecordReplay;
import com.iteradynamics.execution.replay.Replayed;
import com.iteradynamics.governance.DecisionReplay;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.model.Forecaster;
import com.iteradynamics.model.LineageEntry;
import com.iteradynamics.model.ModelFile;
import com.iteradynamics.model.ModelRegistry;
import com.iteradynamics.wiring.RecordedRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The last day's hours decided again, each with the parameters that its record names and the model
 * that it names, on or off. An hour of another version of the program that comes out otherwise
 * counts as one that cannot be decided again: the difference may be the program's.
 */
public final class DailyRecords implements DailyReplay {
  private final ModelRegistry shelf;
  private final Map<String, Values.Value> jars;
  private final Path folder;

  private DailyRecords(ModelRegistry shelf, Map<String, Values.Value> jars, Path folder) {
    this.shelf = shelf;
    this.jars = jars;
    this.folder = folder;
  }

  /** In a function, which has the built-in strategies. */
  public static DailyRecords ofFunction(ModelRegistry shelf) {
    return new DailyRecords(shelf, Map.of(), Path.of(""));
  }

  /** In {@code folder}, with the strategies of today's jars. */
  static DailyRecords here(ModelRegistry shelf, Configuration today, Path folder) {
    return new DailyRecords(shelf, RecordedRun.jars(today), folder);
  }

  @Override
  public Optional<DecisionReplay> again(List<CortexRecord> records, CandleSeries candles) {
    int same = 0;
    int unknown = 0;
    List<String> differences = new ArrayList<>();
    Map<Object, CycleParameters> runs = new HashMap<>();
    for (CortexRecord record : records) {
      CycleParameters run =
          runs.computeIfAbsent(
              List.of(
                  record.parameters(),
                  record.get(Recorded.MODEL_ID),
                  record.get(Recorded.CHALLENGER_ID),
                  record.get(Recorded.BOOK)),
              key -> run(record));
      Replayed replayed = new RecordReplay(run).of(record, candles);
      Optional<String> difference = difference(record, replayed);
      boolean ours = record.get(Recorded.CODE_VERSION).equals(Optional.of(run.run().codeVersion()));
      if (difference.isPresent() && ours) {
        differences.add(difference.get());
      } else if (replayed.agrees()) {
        same++;
      } else {
        unknown++;
      }
    }
    return Optional.of(new DecisionReplay(same, unknown, differences));
  }

  private static Optional<String> difference(CortexRecord record, Replayed replayed) {
    String found =
        replayed.parts().stream()
            .filter(part -> part.end() instanceof Replayed.Differs)
            .map(part -> part.name() + ": " + fields((Replayed.Differs) part.end()))
            .collect(Collectors.joining("; "));
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(CortexRecord.timestamp(record.hour()) + " " + found);
  }

  private static String fields(Replayed.Differs differs) {
    return differs.differences().stream()
        .limit(3)
        .map(
            field ->
                field.field()
                    + " is "
                    + field.recorded().orElse("absent")
                    + ", now "
                    + field.recomputed().orElse("absent"))
        .collect(Collectors.joining(", "));
  }

  /** The run that left {@code record}; what of its parameters is none here shows in their hash. */
  private CycleParameters run(CortexRecord record) {
    return RecordedRun.of(record, jars, folder).with(model(record));
  }

  private ModelSource model(CortexRecord record) {
    Forecaster model =
        record
            .get(Recorded.MODEL_ID)
            .filter(LineageEntry::isId)
            .flatMap(shelf::get)
            .map(file -> ModelFile.read(file).forecaster())
            .orElseGet(() -> Forecaster.none("it is not in " + shelf.name()));
    return ModelSource.of(model).beside(() -> RecordedRun.challenger(record, () -> shelf));
  }
}
