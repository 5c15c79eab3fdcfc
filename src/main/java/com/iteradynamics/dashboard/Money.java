package com.iteradynamics.dashboard;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.settings.SettingsReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The money of the newest record. What the record lacks is empty.
 *
 * @param equityUsd after the hour's orders, else before them, USD
 * @param peakUsd the highest equity, USD
 * @param cashUsd the ledger's cash, USD
 * @param drawdownFrac equity / peak - 1, &lt;= 0
 * @param band {@code ok}, {@code soft}, {@code hard} or {@code kill}
 * @param softFrac where the band soft begins, &gt; 0
 * @param hardFrac where hard begins
 * @param killFrac where kill begins
 * @param killed whether the kill switch is tripped
 */
public record Money(
    Optional<Double> equityUsd,
    Optional<Double> peakUsd,
    Optional<Double> cashUsd,
    Optional<Double> drawdownFrac,
    Optional<String> band,
    double softFrac,
    double hardFrac,
    double killFrac,
    boolean killed) {

  static Money of(CortexRecord record) {
    DecisionParameters levels = levels(record);
    return new Money(
        record.number("equity_after_usd").or(() -> record.number("equity_usd")),
        record.number("peak_equity_usd"),
        record.number("cash_usd"),
        record.number("drawdown_frac"),
        record.text("dd_band"),
        levels.drawdownSoft(),
        levels.drawdownHard(),
        levels.drawdownKill(),
        record.flag("killed"));
  }

  /** The levels of the run that left the record: it names those that are not the defaults. */
  private static DecisionParameters levels(CortexRecord record) {
    Map<String, String> set = new HashMap<>();
    if (record.fields().get("parameters") instanceof Map<?, ?> parameters) {
      parameters.forEach((name, value) -> set.put(name.toString(), String.valueOf(value)));
    }
    return DecisionParameters.read(new SettingsReader(set));
  }
}
