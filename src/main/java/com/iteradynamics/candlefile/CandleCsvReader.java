package com.iteradynamics.candlefile;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.CandleSeriesBuilder;
import com.iteradynamics.market.FineCandles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the text of one candle file, once, as its plan says. */
final class CandleCsvReader {
  private final String file;
  private final byte[] text;
  private final ReadPlan plan;
  private final CsvRecords row;
  private final CandleSeriesBuilder candles;
  private final RowReader reader;
  private Optional<RowTimes> times = Optional.empty();
  private CandleLength length = CandleLength.HOUR;

  /**
   * Reads {@code text}.
   *
   * @param file what messages call it
   */
  CandleCsvReader(String file, byte[] text, ReadPlan plan, String productId) {
    this.file = file;
    this.text = text;
    this.plan = plan;
    this.row = plan.rows(text);
    this.candles = CandleSeries.builder(productId);
    this.reader = new RowReader(file, text, plan, row, candles);
  }

  /** Reads candles, and joins them to hours; what was not closed at {@code asOf} is dropped. */
  CandleFile read(Instant asOf) {
    readLength();
    readRows();
    SeenFile seen = new SeenFile(file, text, plan, times());
    List<String> notices = new ArrayList<>(seen.reading(reader));
    CandleSeries hours = length.isHour() ? candles.build() : joined(notices);
    refuseLocalTimes(hours);
    notices.addAll(reader.warnings());
    return seen.at(writtenWithin(hours, asOf).orElse(asOf), hours, notices);
  }

  /** Reads candles that are shorter than an hour, as they are. */
  FineCandles readFine(Consumer<String> notices) {
    FineCandles.Builder kept = new FineCandles.Builder();
    readLength();
    if (length.isHour()) {
      readRows();
      throw new CandleFileException(
          file + " has hourly candles; finer ones are those of 1, 5, 15 or 30 minutes");
    }
    reader.keepParts(kept);
    readRows();
    new SeenFile(file, text, plan, times()).reading(reader).forEach(notices);
    return kept.build(Math.toIntExact(length.seconds()));
  }

  /** Reads candles that are known to be hourly. */
  CandleSeries readHourly() {
    readRows();
    return candles.build();
  }

  private RowTimes times() {
    return times.orElseThrow();
  }

  private CandleSeries joined(List<String> notices) {
    List<String> told = new ArrayList<>();
    CandleSeries hours = reader.join().build(told);
    told.forEach(notice -> notices.add(file + ": " + notice));
    if (hours.isEmpty()) {
      notices.add(file + " has no hour that is whole");
      throw new CandleFileException(notices);
    }
    return hours;
  }

  /** When the file was written, if within its last hour: sources write what is unfinished too. */
  private Optional<Instant> writtenWithin(CandleSeries hours, Instant asOf) {
    Instant last = hours.openTime(hours.size() - 1);
    return plan.as()
        .written()
        .filter(at -> plan.source() != CandleSource.ARGUS && at.isBefore(asOf))
        .filter(at -> !at.isBefore(last) && at.isBefore(last.plus(CandleSeries.INTERVAL)));
  }

  /** How long the candles are; a length that makes no hours is refused. */
  private void readLength() {
    RowTimes read = RowTimes.of(text, plan);
    times = Optional.of(read);
    length = CandleLength.of(read);
    if (!length.isHour() && !length.makesHours()) {
      throw new CandleFileException(file + length.refusal(read, plan));
    }
    if (read.time().onlyDates()) {
      throw new CandleFileException(
          file
              + plan.place(read.line(0))
              + " has a date and no time of day, as all other rows: "
              + CandleLength.WANTED);
    }
    plan.other().ifPresent(other -> other.check(file, text, plan, length));
    length.offset(read).ifPresent(offset -> moveToOpen(offset, read));
    refuseZone(read.time());
    reader.expect(length, read);
  }

  /** All candles are named so long after the clock's: by their close, or they begin elsewhere. */
  private void moveToOpen(long offset, RowTimes read) {
    if (plan.strict() || !length.isClose(offset)) {
      throw new CandleFileException(
          file + plan.place(read.line(0)) + " " + CandleLength.misplaced(offset, plan.strict()));
    }
    read.moveBack(offset);
  }

  private void refuseZone(SourceTime read) {
    read.ambiguity()
        .ifPresent(
            what -> {
              throw new CandleFileException(file + ": " + what);
            });
    if (plan.zone().isPresent() && read.needsNoZone()) {
      throw new CandleFileException(
          file
              + " has times that need no zone, as they have their offset or count from 1970 in UTC:"
              + " leave --time-zone out");
    }
  }

  private void refuseLocalTimes(CandleSeries hours) {
    if (!plan.strict() && plan.zone().isEmpty() && times().time().isNaive()) {
      ClockChanges.missing(hours)
          .ifPresent(
              what -> {
                throw new CandleFileException(file + ": " + what);
              });
    }
  }

  private void readRows() {
    if (plan.strict() || times().isAscending()) {
      while (row.next()) {
        reader.read();
      }
    } else {
      readSorted(times());
    }
    reader.end();
  }

  private void readSorted(RowTimes sorted) {
    for (int[] each : sorted.unreadable()) {
      row.seek(each[0], each[1]);
      row.next();
      reader.read();
    }
    for (int i = 0; i < sorted.size(); i++) {
      row.seek(sorted.start(i), sorted.line(i));
      row.next();
      reader.read(sorted.second(i));
    }
  }
}
