package com.iteradynamics.execution;

import com.iteradynamics.execution.port.CandleAppend;
import com.iteradynamics.execution.port.CandleArchive;
import com.iteradynamics.execution.port.CandleWindow;
import com.iteradynamics.execution.port.KnownFees;
import com.iteradynamics.execution.port.KnownRules;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleRules;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.FeeSchedule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An archive in memory, as simple as one can be. */
public final class MemoryCandles implements CandleArchive {
  private final Map<String, TreeMap<Instant, Candle>> products = new HashMap<>();

  /** What makes the next appends fail; empty when they do not. */
  public Optional<String> broken = Optional.empty();

  /** What makes windows be refused; empty when they are not. */
  public Optional<String> unreadable = Optional.empty();

  public MemoryCandles() {}

  /** An archive that holds these candles. */
  public static MemoryCandles of(CandleSeries candles) {
    MemoryCandles archive = new MemoryCandles();
    archive.append(candles, false);
    return archive;
  }

  @Override
  public synchronized CandleWindow window(String productId, Instant hour, int count) {
    return unreadable.isPresent()
        ? CandleWindow.refused(productId, List.of(unreadable.get()))
        : CandleWindow.of(all(productId), hour, count);
  }

  /** The rules that are kept. */
  public KnownRules rules = KnownRules.NONE;

  @Override
  public synchronized KnownRules rules(String productId) {
    return rules;
  }

  /** The fees that are kept. */
  public KnownFees fees = KnownFees.NONE;

  @Override
  public synchronized KnownFees fees(String productId) {
    return fees;
  }

  @Override
  public synchronized void keep(String productId, FeeSchedule told) {
    if (broken.isPresent()) {
      throw new StoreException(broken.get());
    }
    fees = KnownFees.of(told);
  }

  @Override
  public synchronized void keep(KnownRules.Kept told) {
    if (broken.isPresent()) {
      throw new StoreException(broken.get());
    }
    rules = KnownRules.of(told.product().productId(), told);
  }

  @Override
  public synchronized Optional<Extent> extent(String productId) {
    CandleSeries all = all(productId);
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(new Extent(all.openTime(0), all.openTime(all.size() - 1)));
  }

  @Override
  public synchronized CandleSeries recorded(String productId, Instant from, Instant to) {
    return all(productId).between(from, to);
  }

  @Override
  public synchronized CandleAppend append(CandleSeries candles, boolean replace) {
    if (broken.isPresent()) {
      throw new StoreException(broken.get());
    }
    int added = 0;
    int same = 0;
    int replaced = 0;
    List<String> contradictions = new ArrayList<>();
    TreeMap<Instant, Candle> recorded =
        products.computeIfAbsent(candles.productId(), id -> new TreeMap<>());
    for (Candle candle : candles.candles()) {
      Candle old = recorded.get(candle.openTime());
      added += old == null ? 1 : 0;
      same += candle.equals(old) ? 1 : 0;
      if (old != null && !old.equals(candle) && !replace) {
        contradictions.add(contradiction(candles.productId(), old, candle));
      } else {
        replaced += old != null && !old.equals(candle) ? 1 : 0;
        recorded.put(candle.openTime(), candle);
      }
    }
    return new CandleAppend(added, same, replaced, shortened(contradictions));
  }

  private static List<String> shortened(List<String> lines) {
    if (lines.size() <= 20) {
      return lines;
    }
    List<String> few = new ArrayList<>(lines.subList(0, 20));
    int more = lines.size() - 20;
    few.add("… and " + more + " more conflict" + (more > 1 ? "s" : ""));
    return few;
  }

  private static String contradiction(String productId, Candle old, Candle young) {
    return CandleRules.named(productId, old.openTime())
        + "is recorded with other values: "
        + values(old)
        + ", now "
        + values(young);
  }

  private static String values(Candle candle) {
    return String.join(
        " ",
        plain(candle.open()),
        plain(candle.high()),
        plain(candle.low()),
        plain(candle.close()),
        plain(candle.volume()));
  }

  private static String plain(double value) {
    return Double.toString(value).replaceFirst("[.]0$", "");
  }

  private CandleSeries all(String productId) {
    return CandleSeries.of(
        productId, List.copyOf(products.getOrDefault(productId, new TreeMap<>()).values()));
  }
}
