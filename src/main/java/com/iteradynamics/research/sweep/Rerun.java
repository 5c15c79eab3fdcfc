package com.iteradynamics.research.sweep;

import com.iteradynamics.market.CurrencyPair;
import com.iteradynamics.research.BlockedTime;
import com.iteradynamics.research.BreakEven;
import com.iteradynamics.research.BreakEvenFigures;
import com.iteradynamics.research.HeldBack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is told of a trial that is shown, beside its line in the table of trials: its book is made
 * again for that.
 *
 * @param breakEven its break-even cost
 * @param blocked how long its own losses kept it from trading
 * @param heldBack what the volume of candles held back of its orders
 */
public record Rerun(BreakEven breakEven, BlockedTime blocked, HeldBack heldBack) {
  /** That losses or governors kept it from trading or the volume held it back, a sentence each. */
  public List<String> sentences(String productId) {
    return Stream.of(
            blocked.sentence(), blocked.governed(), heldBack.sentence(CurrencyPair.of(productId)))
        .flatMap(Optional::stream)
        .toList();
  }

  /** All of it for files; what did not happen is left out. */
  public Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(BreakEvenFigures.NAME, BreakEvenFigures.json(breakEven));
    blocked.addTo(map);
    heldBack.addTo(map);
    return map;
  }
}
