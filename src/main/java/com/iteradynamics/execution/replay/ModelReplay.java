package com.iteradynamics.execution.replay;

import com.iteradynamics.cortex.RecordInputs;
import com.iteradynamics.execution.Async;
import com.iteradynamics.execution.CycleParameters;
import com.iteradynamics.execution.port.ModelSource;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.model.Challenger;
import com.iteradynamics.model.Forecast;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the models of a record say again of its window. */
final class ModelReplay {
  private final CycleParameters parameters;
  private final RecordInputs inputs;
  private final List<Replayed.Part> parts;
  private final ModelSource.Models models;

  /**
   * @param parts takes what is not at hand
   */
  ModelReplay(CycleParameters parameters, RecordInputs inputs, List<Replayed.Part> parts) {
    this.parameters = parameters;
    this.inputs = inputs;
    this.parts = parts;
    this.models = parameters.model().models(Runnable::run);
  }

  /** What p_long's model says again; empty when the record named none, or it is not at hand. */
  Optional<Forecast> active(CandleSeries window) {
    if (!(inputs.forecast() instanceof Forecast.Known recorded)) {
      return Optional.empty();
    }
    Forecast again = models.active().at(parameters.window().recent(window));
    if (again instanceof Forecast.Known known && known.modelId().equals(recorded.modelId())) {
      return Optional.of(again);
    }
    String why =
        switch (again) {
          case Forecast.Known other -> "only " + other.modelId();
          case Forecast.Absent absent -> absent.reason();
        };
    missing("model", recorded.modelId(), why, "p_long");
    return Optional.empty();
  }

  /** The same of the challenger. */
  Optional<Challenger.Scored> challenger(CandleSeries window) {
    Optional<Challenger.Scored> recorded =
        inputs.challenger().filter(scored -> scored.pLong().isPresent());
    if (recorded.isEmpty()) {
      return Optional.empty();
    }
    Optional<Challenger.Scored> again =
        Async.join(models.challenger()).map(now -> now.at(parameters.window().recent(window)));
    String id = recorded.get().id();
    if (again.isPresent() && again.get().id().equals(id) && again.get().pLong().isPresent()) {
      return again;
    }
    String why =
        again
            .map(other -> other.reason().orElse("only " + other.id()))
            .orElse("there is no challenger");
    missing("challenger", id, why, "challenger_p_long");
    return Optional.empty();
  }

  private void missing(String part, String id, String why, String field) {
    parts.add(
        new Replayed.Part(
            part,
            new Replayed.Unknown(
                String.format(
                    Locale.ROOT,
                    "the model %s is not at hand (%s). %s is taken from the record",
                    id,
                    why,
                    field))));
  }
}
