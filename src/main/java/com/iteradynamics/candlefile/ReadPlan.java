package com.iteradynamics.candlefile;

import java.time.ZoneId;
import java.util.Optional;

/**
 * How the text of one file is read.
 *
 * @param source its format
 * @param json whether the text was made of JSON, so that a row is no line
 * @param strict whether it is Argus's own record, of which nothing is mended: sorted, without
 *     doubles, times in text
 * @param delimiter what stands between fields
 * @param mark what stands before the decimals of a number
 * @param start first byte of the rows
 * @param line the line on which they begin
 * @param layout which field is which column
 * @param header whether a header is above them
 * @param symbol what the candles are of, where the header says it; empty elsewhere
 * @param symbolField the field that says what a candle is of; -1 when none does
 * @param other a second column of times; empty when there is none
 * @param as what was known of the file: the zone of times without an offset, and when it was
 *     written
 */
record ReadPlan(
    CandleSource source,
    boolean json,
    boolean strict,
    byte delimiter,
    byte mark,
    int start,
    int line,
    CandleCsvLayout layout,
    boolean header,
    Optional<String> symbol,
    int symbolField,
    Optional<OtherTime> other,
    ReadAs as) {

  /** The plan for a file that Argus wrote, whose header is the current record. */
  static ReadPlan own(CandleCsvLayout layout, CsvRecords header) {
    return new ReadPlan(
        CandleSource.ARGUS,
        false,
        true,
        (byte) ',',
        (byte) '.',
        header.behind(),
        header.lineBehind(),
        layout,
        true,
        Optional.empty(),
        -1,
        Optional.empty(),
        ReadAs.RECOGNIZED);
  }

  /** The zone of times without an offset; empty for UTC. */
  Optional<ZoneId> zone() {
    return as.zone();
  }

  /** The same with another decimal mark. */
  ReadPlan with(byte decimalMark) {
    return new ReadPlan(
        source,
        json,
        strict,
        delimiter,
        decimalMark,
        start,
        line,
        layout,
        header,
        symbol,
        symbolField,
        other,
        as);
  }

  /** The same of a file that says what its candles are of. */
  ReadPlan of(String product) {
    return new ReadPlan(
        source,
        json,
        strict,
        delimiter,
        mark,
        start,
        line,
        layout,
        header,
        Optional.of(product),
        symbolField,
        other,
        as);
  }

  /** The records of the rows. */
  CsvRecords rows(byte[] text) {
    CsvRecords rows = new CsvRecords(text, delimiter);
    rows.seek(start, line);
    return rows;
  }

  /** What reads their times. */
  SourceTime time() {
    return strict ? SourceTime.own() : SourceTime.of(source, zone());
  }

  /** A row's place, as a message names it behind the file's name. */
  String place(int atLine) {
    return json ? " " + row(atLine) : ":" + atLine;
  }

  /** A row, as a message names it. */
  String row(int atLine) {
    return json ? "row " + (atLine - line + 1) : "line " + atLine;
  }
}
