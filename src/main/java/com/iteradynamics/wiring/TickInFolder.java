package com.iteradynamics.wiring;

import com.iteradynamics.adapter.local.FolderCandles;
import com.iteradynamics.adapter.local.FolderStore;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.config.ModelChoice;
import com.iteradynamics.execution.BookCycle;
import com.iteradynamics.execution.port.Broker;
import com.iteradynamics.execution.port.CandleSource;
import com.iteradynamics.execution.port.CycleOutcome;
import com.iteradynamics.execution.port.WatchOutcome;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Function;

/** One tick or watch of the paper book that is kept in the store's folder, on its candles. */
public final class TickInFolder {
  private final Configuration configuration;
  private final ProcessContext context;

  public TickInFolder(Configuration configuration, ProcessContext context) {
    this.configuration = configuration;
    this.context = context;
  }

  /** The tick of {@code hour}. */
  public CycleOutcome run(Instant hour) {
    return with(cycle -> cycle.tick().run(configuration.runtime().productId(), hour));
  }

  /** The watch of {@code minute}. */
  public WatchOutcome watch(Instant minute) {
    return with(cycle -> cycle.watch().run(configuration.runtime().productId(), minute));
  }

  private <T> T with(Function<BookCycle, T> work) {
    Path folder = context.path(configuration.runtime().store());
    FolderCandles archive = new FolderCandles(folder);
    LiveVenue real = context.venue(configuration);
    CandleSource candles =
        context.feeds().over(archive, configuration.runtime().candleFeed(), real);
    Broker venue =
        Cycle.paperVenue(
            configuration, candles, real.fees(archive), real.ticker(), context.clock());
    try (FolderStore store = FolderStore.open(folder, context::notice)) {
      return work.apply(
          Cycle.onPaper(
              configuration,
              ModelChoice.here(configuration, context.folder()),
              Feeds.here(configuration, context),
              store,
              candles,
              venue,
              context.clock()));
    }
  }
}
