package com.iteradynamics.candlefile;

import java.util.List;

/** Says why no format fits a file. */
final class Unrecognized {
  /** What lists of trades have, and candles have not. */
  private static final List<String> OF_TRADES =
      List.of(
          "trade", "tradeid", "txid", "orderid", "ordertxid", "side", "transactiontype", "refid");

  private static final int MOST_MISSING = 3;

  private Unrecognized() {}

  /**
   * The reason, as a message goes on behind the file's name.
   *
   * @param names the names of its likely header; empty when it has none
   * @param wanted the shapes that were looked for
   */
  static String why(List<String> names, List<SourceShape> wanted, ReadAs as) {
    if (names.stream().anyMatch(OF_TRADES::contains)) {
      return "is a list of trades, orders or bookings, and has no candles";
    }
    List<SourceShape> headers = wanted.stream().filter(SourceShape::hasHeader).toList();
    if (!names.isEmpty() && !headers.isEmpty()) {
      List<String> missing = headers.getFirst().missing(names);
      if (missing.isEmpty()) {
        return "has not the header of " + as.source().map(CandleSource::title).orElse("any format");
      }
      if (missing.size() <= MOST_MISSING) {
        String hint =
            missing.equals(List.of("Volume"))
                ? " (TradingView exports it when the chart shows the study Volume)"
                : "";
        return "lacks "
            + (missing.size() == 1 ? "the column " : "the columns ")
            + String.join(", ", missing)
            + hint;
      }
    }
    return "is in no format that Argus knows: --columns names the columns of another";
  }
}
