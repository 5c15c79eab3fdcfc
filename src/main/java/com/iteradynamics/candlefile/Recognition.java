package com.iteradynamics.candlefile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds which format a text has: by its header, or without one by the number of its fields, and by
 * how its times are written. Where two formats fit, none is taken.
 */
final class Recognition {
  /** Notes before a header are shorter. */
  private static final int LOOKED_AT = 12;

  private static final int LEAST_FIELDS = 5;
  private static final int VOLUME = 5;
  private static final String NAME_COLUMNS =
      ": name its columns with --columns if it is of another source";

  /** Names of a column that says what a candle is of. */
  static final Set<String> SYMBOLS =
      Set.of("symbol", "ticker", "pair", "product", "productid", "instrument", "market");

  /** The lines of a yfinance header behind its first, by their first field. */
  private static final Set<String> MORE_HEADER = Set.of("ticker", "date", "datetime");

  private final String file;
  private final byte[] text;
  private final boolean json;
  private final ReadAs as;
  private final byte delimiter;
  private final CsvRecords row;
  private Optional<String> symbol = Optional.empty();
  private int symbolField = -1;
  private Optional<OtherTime> other = Optional.empty();

  private Recognition(String file, byte[] text, boolean json, ReadAs as) {
    this.file = file;
    this.text = text;
    this.json = json;
    this.as = as;
    this.delimiter = json ? (byte) ',' : Marks.delimiter(text);
    this.row = new CsvRecords(text, delimiter);
  }

  /** One format that fits, and what it says of the columns. */
  private record Candidate(CandleSource source, CandleCsvLayout layout, SourceShape shape) {}

  /**
   * How {@code text} is to be read.
   *
   * @param file what messages call it
   * @throws CandleFileException when that does not show, or more than one way does
   */
  static ReadPlan of(String file, byte[] text, boolean json, ReadAs as) {
    return new Recognition(file, text, json, as).plan();
  }

  private ReadPlan plan() {
    Optional<List<String>> likely = Optional.empty();
    String first = "";
    int looked = 0;
    int before = 0;
    for (; looked < LOOKED_AT && row.next(); looked++) {
      if (looked == 0) {
        first = CandleText.shown(text, row.start(0), row.end(row.fields() - 1));
      }
      if (isData()) {
        if (before == row.fields() && as.columns().map(ColumnNames::named).orElse(true)) {
          break;
        }
        return withoutHeader();
      }
      List<String> names = names();
      List<Candidate> fitting = fitting(names);
      if (!fitting.isEmpty()) {
        return withHeader(names, fitting);
      }
      before = names.size();
      if (likely.isEmpty() && before >= LEAST_FIELDS) {
        likely = Optional.of(names);
      }
    }
    if (looked == 0) {
      throw new CandleFileException(file + " is empty");
    }
    List<String> header = likely.orElse(List.of());
    String why =
        as.columns()
            .flatMap(columns -> columns.misfit(header))
            .orElseGet(() -> asNamed() + Unrecognized.why(header, wanted(), as));
    throw new CandleFileException(file + why + "; its first line is " + first);
  }

  /** The shapes of what was asked for, or of every format. */
  private List<SourceShape> wanted() {
    if (as.columns().isPresent()) {
      return List.of(as.columns().get().shape());
    }
    return as.source().map(CandleSource::shapes).orElse(CandleSource.CSV.shapes());
  }

  private List<CandleSource> sources() {
    return as.source().map(List::of).orElse(Arrays.asList(CandleSource.values()));
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    for (int field = 0; field < row.fields(); field++) {
      names.add(SourceShape.plain(CandleText.string(text, row.start(field), row.end(field))));
    }
    return names;
  }

  /** Whether the current record is a row of candles: a time, and numbers. */
  private boolean isData() {
    Optional<SourceShape> positions =
        as.columns().filter(columns -> !columns.named()).map(ColumnNames::shape);
    int[] columns = positions.map(shape -> shape.positions().columns()).orElse(null);
    int needed = positions.map(SourceShape::fields).orElse(LEAST_FIELDS);
    int time = columns == null ? 0 : columns[0];
    if (row.fields() < needed || !SourceTime.isTime(text, row.start(time), row.end(time))) {
      return false;
    }
    for (int column = 1; column < LEAST_FIELDS; column++) {
      int field = columns == null ? column : columns[column];
      if (!CandleText.isValue(text, row.start(field), row.end(field))) {
        return false;
      }
    }
    return true;
  }

  private TimeKind kind(int field) {
    return TimeKind.of(text, row.start(field), row.end(field));
  }

  private List<Candidate> fitting(List<String> names) {
    List<Candidate> found = new ArrayList<>();
    if (as.columns().isPresent()) {
      SourceShape shape = as.columns().get().shape();
      if (shape.hasHeader()) {
        shape
            .of(names)
            .ifPresent(layout -> found.add(new Candidate(CandleSource.CSV, layout, shape)));
      }
      return found;
    }
    for (CandleSource source : sources()) {
      for (SourceShape shape : source.shapes()) {
        if (shape.hasHeader() && (json || !shape.json())) {
          shape.of(names).ifPresent(layout -> found.add(new Candidate(source, layout, shape)));
        }
      }
    }
    return found;
  }

  private ReadPlan withHeader(List<String> names, List<Candidate> fitting) {
    List<String> twice = fitting.getFirst().shape().twice(names);
    if (!twice.isEmpty()) {
      throw new CandleFileException(
          file
              + " has the column "
              + twice.getFirst()
              + " twice: it holds more than one product, or two columns of one name; leave one of"
              + " them");
    }
    int start = row.behind();
    int line = row.lineBehind();
    for (int field = 0; field < names.size(); field++) {
      symbolField = symbolField < 0 && SYMBOLS.contains(names.get(field)) ? field : symbolField;
    }
    while (row.next() && MORE_HEADER.contains(names().getFirst())) {
      symbol = RowSymbols.ticker(file, text, row).or(() -> symbol);
      start = row.behind();
      line = row.lineBehind();
    }
    if (start == text.length || row.behind() == start) {
      throw new CandleFileException(file + " has a header and no candles");
    }
    int time = fitting.getFirst().layout().field(0);
    TimeKind kind = row.fields() > time ? kind(time) : TimeKind.TEXT;
    List<Candidate> timed =
        fitting.stream().filter(each -> each.source().times().contains(kind)).toList();
    Candidate first = fitting.getFirst();
    boolean isAnother = timed.isEmpty() || timed.getFirst().source() == CandleSource.CSV;
    if (isAnother && first.shape().isMarked()) {
      throw new CandleFileException(
          file
              + place(line)
              + asNamed()
              + "has the header of "
              + first.source().title()
              + ", but its time is in "
              + kind.words()
              + NAME_COLUMNS);
    }
    other = as.columns().isPresent() ? other : OtherTime.of(names, time);
    return plan(timed.isEmpty() ? first : timed.getFirst(), start, line, true);
  }

  private ReadPlan withoutHeader() {
    int start = row.begin();
    int line = row.line();
    List<Candidate> fitting = new ArrayList<>();
    if (as.columns().isPresent() && !as.columns().get().named()) {
      int[] columns = as.columns().get().shape().positions().columns();
      fitting.add(
          new Candidate(
              CandleSource.CSV,
              new CandleCsvLayout(row.fields(), columns),
              as.columns().get().shape()));
    } else {
      for (CandleSource source : sources()) {
        for (SourceShape shape : source.shapes()) {
          if (shape.fields() == row.fields()) {
            fitting.add(new Candidate(source, shape.positions(), shape));
          }
        }
      }
    }
    if (fitting.isEmpty()) {
      throw new CandleFileException(
          file
              + place(line)
              + asNamed()
              + "has no header above it, and no format without one has "
              + row.fields()
              + " fields"
              + as.source().map(source -> " as " + source.title()).orElse("")
              + ": name its columns with --columns");
    }
    TimeKind kind = kind(fitting.getFirst().layout().field(0));
    String titles =
        String.join(" or ", fitting.stream().map(each -> each.source().title()).toList());
    List<Candidate> timed =
        fitting.stream().filter(each -> each.source().times().contains(kind)).toList();
    if (timed.isEmpty()) {
      throw new CandleFileException(
          file
              + place(line)
              + asNamed()
              + "has "
              + row.fields()
              + " fields as "
              + titles
              + ", but its time is in "
              + kind.words()
              + NAME_COLUMNS);
    }
    if (timed.getFirst().source() == CandleSource.BINANCE) {
      other = Optional.of(new OtherTime(VOLUME + 1, true));
    }
    ReadPlan plan = plan(timed.getFirst(), start, line, false);
    if (plan.layout().fields() == VOLUME + 1 && as.columns().isEmpty()) {
      ColumnOrder.check(file, text, plan);
    }
    return plan;
  }

  private ReadPlan plan(Candidate chosen, int start, int line, boolean header) {
    ReadPlan plan =
        new ReadPlan(
            chosen.source(),
            json,
            false,
            delimiter,
            (byte) '.',
            start,
            line,
            chosen.layout(),
            header,
            symbol,
            symbolField,
            other,
            as);
    byte mark = Marks.decimal(file, text, plan);
    return mark == '.' ? plan : plan.with(mark);
  }

  /** How a message goes on where the format that was named does not fit. */
  private String asNamed() {
    return as.source().map(each -> " does not fit --format " + each.id() + ": ").orElse(" ");
  }

  private String place(int line) {
    return json ? " row 1" : ":" + line;
  }
}
