package com.iteradynamics.simulation;

import com.iteradynamics.execution.CycleParameters;
import com.iteradynamics.execution.SignalGenerator;
import com.iteradynamics.execution.Watch;
import com.iteradynamics.execution.port.Broker;
import com.iteradynamics.execution.port.CandleSource;
import com.iteradynamics.execution.port.EventPublisher;
import com.iteradynamics.execution.port.TickStore;
import java.time.InstantSource;

/**
 * A run of a tick or a watch that knows only what was noted of an earlier one. All of it is made
 * anew, from the world's seed.
 *
 * @param now the world's time, which only a planted mistake looks at
 */
record SecondRun(long seed, Bug bug, InstantSource now) {

  /**
   * Runs the tick again.
   *
   * @throws Notes.CaughtUp where the notes end
   * @throws Notes.Strayed when it does something else
   */
  Object of(Notes notes) {
    Notes.Again again = notes.new Again();
    WorldSettings settings = WorldSettings.of(seed);
    CycleParameters cycle =
        settings.cycle(
            notes.book(),
            bug.strategy(settings.strategy(), now),
            pause -> {},
            again.port(EventPublisher.class));
    if (notes.isOfWatch()) {
      return new Watch(
              cycle,
              again.port(TickStore.class),
              again.port(Broker.class),
              again.port(InstantSource.class))
          .run(SimulatedCandles.PRODUCT, notes.hour());
    }
    return new SignalGenerator(
            cycle,
            again.port(TickStore.class),
            again.port(CandleSource.class),
            again.port(Broker.class),
            again.port(InstantSource.class))
        .run(SimulatedCandles.PRODUCT, notes.hour(), notes.event());
  }
}
