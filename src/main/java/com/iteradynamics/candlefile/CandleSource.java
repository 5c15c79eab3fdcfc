package com.iteradynamics.candlefile;

import static com.iteradynamics.candlefile.TimeKind.MICROS;
import static com.iteradynamics.candlefile.TimeKind.MILLIS;
import static com.iteradynamics.candlefile.TimeKind.NANOS;
import static com.iteradynamics.candlefile.TimeKind.SECONDS;
import static com.iteradynamics.candlefile.TimeKind.TEXT;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The formats in which candle files come, one row each; the first row that fits is taken.
 *
 * <p>A row says how its times are written and what its header looks like, or how many fields it has
 * without one, in the words of {@link SourceShape}. To add a format, add a row.
 */
public enum CandleSource {
  /** Argus's own. */
  ARGUS("argus", "Argus's CSV", EnumSet.of(TEXT), "time=timestamp open high low close volume"),
  /** The archive of Binance, or its REST answer; the unit changed with the year 2025. */
  BINANCE(
      "binance",
      "Binance's klines",
      EnumSet.of(MILLIS, MICROS),
      "#12 time open high low close volume",
      "time=opentime open high low close volume closetime"),
  /** Kraken's archive: open, high, low, close, volume, trades. */
  KRAKEN(
      "kraken",
      "Kraken's OHLCVT",
      EnumSet.of(SECONDS),
      "#7 time open high low close volume",
      "#8 time open high low close - volume"),
  /** Two columns of volume, the base first. */
  CRYPTO_DATA_DOWNLOAD(
      "cryptodatadownload",
      "CryptoDataDownload's CSV",
      EnumSet.of(SECONDS, MILLIS, TEXT),
      "time=unix|unixtimestamp date symbol open high low close volume=volume*",
      "time=date symbol open high low close volume=volume*"),
  /** Yahoo's export, and yfinance before its header had three lines. */
  YAHOO(
      "yahoo",
      "Yahoo's CSV",
      EnumSet.of(TEXT),
      "time=date|datetime open high low close adjclose volume"),
  /** A header of three lines: names, tickers, and the name of the index. */
  YFINANCE("yfinance", "yfinance's CSV", EnumSet.of(TEXT), "time=price close high low open volume"),
  /** Arrays or a header in the order low, high, open, close; or objects. */
  COINBASE(
      "coinbase",
      "Coinbase's candles",
      EnumSet.of(SECONDS),
      "#6 time low high open close volume",
      "^time low high open close volume",
      "time=start low high open close volume"),
  /** A chart's export; indicators may follow. */
  TRADING_VIEW(
      "tradingview",
      "TradingView's chart export",
      EnumSet.of(SECONDS, TEXT),
      "^time open high low close volume"),
  /** A column date; its JSON is that of ccxt. */
  FREQTRADE(
      "freqtrade",
      "freqtrade's candles",
      EnumSet.of(TEXT, MILLIS),
      "time=date open high low close volume"),
  /** What fetch_ohlcv gives, and freqtrade's JSON. */
  CCXT(
      "ccxt",
      "ccxt's or freqtrade's candles",
      EnumSet.of(MILLIS),
      "#6 time open high low close volume",
      "time=timestamp open high low close volume"),
  /** Objects whose keys are in any order. */
  BITSTAMP(
      "bitstamp",
      "Bitstamp's candles",
      EnumSet.of(SECONDS),
      "{time=timestamp open high low close volume"),
  /** The set of before 2024. */
  KAGGLE(
      "kaggle",
      "Kaggle's minutes",
      EnumSet.of(SECONDS),
      "time=timestamp open high low close volume=volumebtc volumecurrency",
      "time=timestamp open high low close volume"),
  /** An index without a name. */
  PANDAS(
      "pandas",
      "a pandas index",
      EnumSet.of(TEXT),
      "^time=|unnamed0|index open high low close volume"),
  /** Whatever names its columns. */
  CSV(
      "csv",
      "CSV",
      EnumSet.of(TEXT, SECONDS, MILLIS, MICROS, NANOS),
      "time=timestamp|time|date|datetime|opentime|unix|start|index|unnamed0|"
          + " open high low close volume=volume|vol|volumebtc|basevolume");

  private final String id;
  private final String title;

  // Neither is changed, though their types do not say so.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<TimeKind> times;

  @SuppressWarnings("ImmutableEnumChecker")
  private final List<SourceShape> shapes;

  CandleSource(String id, String title, Set<TimeKind> times, String... shapes) {
    this.id = id;
    this.title = title;
    this.times = times;
    this.shapes = Arrays.stream(shapes).map(SourceShape::of).toList();
  }

  /** What {@code --format} calls it. */
  public String id() {
    return id;
  }

  /** What a message calls it. */
  public String title() {
    return title;
  }

  /** The format with this name, in any spelling of case; empty when none has it. */
  public static Optional<CandleSource> named(String id) {
    return Arrays.stream(values()).filter(each -> each.id.equalsIgnoreCase(id)).findFirst();
  }

  /** All names, with commas between them. */
  public static String ids() {
    return Arrays.stream(values()).map(CandleSource::id).collect(Collectors.joining(", "));
  }

  /** How its times may be written. */
  Set<TimeKind> times() {
    return times;
  }

  /** Whether the unit of its times may change within a file. */
  boolean changesUnit() {
    return this == BINANCE || this == CRYPTO_DATA_DOWNLOAD;
  }

  /** What its files may look like. */
  List<SourceShape> shapes() {
    return shapes;
  }
}
