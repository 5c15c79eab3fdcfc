package com.iteradynamics.candlefile;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the rows of a file say that they are of: one product, and that which was asked for. */
final class RowSymbols {
  /** A pair in the name of a file, in capitals with or without a sign in the middle. */
  private static final Pattern PAIR =
      Pattern.compile(
          "(?<![A-Za-z0-9])(?:[A-Z][A-Z0-9]{1,5}[-_]?(?:USD[TC]?|EUR)"
              + "|[a-z][a-z0-9]{1,5}(?:usd[tc]?|eur))(?![A-Za-z0-9])");

  /** Kraken's names of pairs with a mark before each half, such as XXBTZUSD. */
  private static final Pattern KRAKEN = Pattern.compile("X([A-Z]{3})Z([A-Z]{3})");

  private final byte[] text;
  private final ReadPlan plan;
  private final String productId;
  private int first = -1;
  private int end;
  private Optional<String> symbol;
  private Optional<String> problem = Optional.empty();

  RowSymbols(byte[] text, ReadPlan plan, String productId) {
    this.text = text;
    this.plan = plan;
    this.productId = productId;
    this.symbol = plan.symbol();
  }

  /**
   * The product of the second line of a yfinance header, which names that of every column; empty
   * when the current record is another line.
   *
   * @throws CandleFileException when it names two
   */
  static Optional<String> ticker(String file, byte[] text, CsvRecords row) {
    if (!CandleText.string(text, row.start(0), row.end(0)).equalsIgnoreCase("ticker")) {
      return Optional.empty();
    }
    String first = CandleText.string(text, row.start(1), row.end(1));
    for (int field = 2; field < row.fields(); field++) {
      String other = CandleText.string(text, row.start(field), row.end(field));
      if (!other.equals(first)) {
        throw new CandleFileException(
            file
                + ":"
                + row.line()
                + " holds "
                + first
                + " and "
                + other
                + ": a file has candles of one product");
      }
    }
    return Optional.of(first);
  }

  /** Takes the next row. */
  void see(CsvRecords row) {
    int field = plan.symbolField();
    if (field < 0) {
      return;
    }
    int from = row.start(field);
    int to = row.end(field);
    if (first < 0) {
      first = from;
      end = to;
      symbol = Optional.of(CandleText.string(text, from, to));
    } else if (problem.isEmpty() && !Arrays.equals(text, first, end, text, from, to)) {
      problem =
          Optional.of(
              plan.place(row.line())
                  + " is of "
                  + CandleText.shown(text, from, to)
                  + ", and rows before it of "
                  + CandleText.shown(text, first, end)
                  + ": a file has candles of one product");
    }
  }

  /** Why the rows cannot be candles of the product, as it goes on behind the file's name. */
  Optional<String> problem() {
    if (problem.isPresent() || symbol.isEmpty() || bases()) {
      return problem;
    }
    return Optional.of(
        " is of " + symbol.get() + ", not of " + productId + ": name its product with --product");
  }

  /** What to say where base is the same, and the quote is another. */
  Optional<String> notice() {
    String rest = productId.substring(productId.indexOf('-') + 1);
    return symbol.filter(
        said ->
            !said.isEmpty() && productId.indexOf('-') > 0 && !plain(said).endsWith(plain(rest)));
  }

  /** Whether the symbol begins with the product's base; without one nothing is said against it. */
  private boolean bases() {
    String said = plain(symbol.orElseThrow());
    int dash = productId.indexOf('-');
    if (said.isEmpty() || dash < 0) {
      return true;
    }
    return said.startsWith(plain(productId.substring(0, dash)));
  }

  /**
   * Refuses a file whose name says that it is of another product; a name that says nothing is none.
   */
  static void refuseName(String file, String productId) {
    String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    int dash = productId.indexOf('-');
    Matcher pair = PAIR.matcher(name);
    if (dash < 0 || !pair.find()) {
      return;
    }
    if (!plain(pair.group()).startsWith(plain(productId.substring(0, dash)))) {
      throw new CandleFileException(
          file
              + " is named for "
              + pair.group()
              + ", not for "
              + productId
              + ": name its product with --product, or its format with --format if it is of "
              + productId);
    }
  }

  private static String plain(String name) {
    String behindVenue = name.substring(name.indexOf(':') + 1);
    String symbol = SourceShape.plain(behindVenue).toUpperCase(Locale.ROOT);
    Matcher kraken = KRAKEN.matcher(symbol);
    String bare = kraken.matches() ? kraken.group(1) + kraken.group(2) : symbol;
    return bare.replace("XBT", "BTC").replace("XDG", "DOGE");
  }
}
