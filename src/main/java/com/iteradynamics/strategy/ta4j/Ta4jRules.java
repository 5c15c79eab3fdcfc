package com.iteradynamics.strategy.ta4j;

import com.iteradynamics.strategy.Signals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ta4j.core.Indicator;
import org.ta4j.core.Rule;
import org.ta4j.core.num.Num;

/**
 * What a strategy made of ta4j parts consists of, over one series of bars.
 *
 * @param entry when to be long
 * @param exit when to be out; asked first. Argus keeps the position itself, so that ta4j's trading
 *     record is absent and rules that need one are never satisfied
 * @param names of the indicators, for the record
 * @param indicators what the rules look at: none of them may be NaN at the newest bar
 */
public record Ta4jRules(
    Rule entry, Rule exit, List<String> names, List<Indicator<Num>> indicators) {
  public Ta4jRules {
    names = List.copyOf(names);
    indicators = List.copyOf(indicators);
    if (names.size() != indicators.size()) {
      throw new IllegalArgumentException(
          names.size() + " names for " + indicators.size() + " indicators");
    }
  }

  /** Rules without indicators so far. */
  public static Ta4jRules of(Rule entry, Rule exit) {
    return new Ta4jRules(entry, exit, List.of(), List.of());
  }

  /** The same with one more indicator, under the name it has in the record. */
  public Ta4jRules watching(String name, Indicator<Num> indicator) {
    List<String> allNames = new ArrayList<>(names);
    List<Indicator<Num>> allIndicators = new ArrayList<>(indicators);
    allNames.add(name);
    allIndicators.add(indicator);
    return new Ta4jRules(entry, exit, allNames, allIndicators);
  }

  /** How many bars the indicators call unstable, the greatest of them. */
  int unstableBars() {
    return indicators.stream().mapToInt(Indicator::getCountOfUnstableBars).max().orElse(0);
  }

  /** The indicators' values at bar {@code i}. */
  Signals signals(int i) {
    double[] values = indicators.stream().mapToDouble(each -> value(each, i)).toArray();
    return new Signals(names, values);
  }

  /** Whether all of them are numbers. */
  static boolean available(Signals signals) {
    return Arrays.stream(signals.values()).allMatch(Double::isFinite);
  }

  private static double value(Indicator<Num> indicator, int i) {
    Num value = indicator.getValue(i);
    return Num.isNaNOrNull(value) ? Double.NaN : value.doubleValue();
  }
}
