package com.iteradynamics.adapter.aws;

import com.iteradynamics.execution.StoreException;
import com.iteradynamics.execution.TemporaryStoreException;
import com.iteradynamics.market.CandleSeries;
import java.util.List;

/** What reading one month of the archive gave. */
sealed interface MonthReading {
  /**
   * The object is there and sound.
   *
   * @param version its ETag: a write that names it fails when somebody else wrote meanwhile
   */
  record Present(CandleSeries candles, String version) implements MonthReading {}

  /** There is no such object; not the same as one that may not be read. */
  record Missing() implements MonthReading {}

  /** The object holds something else than this month's candles. */
  record Unsound(List<String> problems) implements MonthReading {
    public Unsound {
      problems = List.copyOf(problems);
    }
  }

  /**
   * The archive could not be asked, or refused to answer.
   *
   * @param failure what is told of it, a {@link TemporaryStoreException} when the archive is away
   *     for the moment
   */
  record Unread(StoreException failure) implements MonthReading {
    String why() {
      return failure.getMessage();
    }

    boolean temporary() {
      return failure instanceof TemporaryStoreException;
    }
  }
}
