package com.iteradynamics.execution;

import com.iteradynamics.execution.port.CandleArchive;
import com.iteradynamics.execution.port.CandleArchiveContract;

/** The archive that other tests use does what every archive does. */
class MemoryCandlesTest extends CandleArchiveContract {
  private final MemoryCandles archive = new MemoryCandles();

  @Override
  protected CandleArchive archive() {
    return archive;
  }
}
