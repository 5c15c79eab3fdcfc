package com.iteradynamics.execution;

/** The archive that other tests use does what every archive does. */
class MemoryCandlesTest extends CandleArchiveContract {
  private final MemoryCandles archive = new MemoryCandles();

  @Override
  protected CandleArchive archive() {
    return archive;
  }
}
