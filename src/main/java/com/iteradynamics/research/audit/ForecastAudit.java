package com.iteradynamics.research.audit;

import com.iteradynamics.governance.RecordedForecasts;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.model.LineageEntry;
import com.iteradynamics.model.evaluation.ConstantSkill;
import com.iteradynamics.model.evaluation.Evaluation;
import com.iteradynamics.model.evaluation.ForecastLog;
import com.iteradynamics.model.evaluation.PromotionRule;
import com.iteradynamics.strategy.event.EventParameters;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How good recorded forecasts were. Nothing is fitted, so that nothing is trained before a fold:
 * the folds show whether the skill is of one time alone.
 *
 * @param folds in order of time; one without a known outcome is left out
 * @param all the forecasts of all folds judged together, each beside its own fold's base rate
 * @param overConstant all of them beside the constant that fits best in hindsight
 * @param hitRate share of the forecasts on the right side of one half, 0..1; one of exactly a half
 *     does not count; empty when none does
 * @param event what the event style would have earned over the whole span
 */
public record ForecastAudit(
    List<Fold> folds,
    Evaluation all,
    ConstantSkill overConstant,
    OptionalDouble hitRate,
    EventResult event) {
  /** Fewest outcomes that a base rate is made of: a year's. Before that it is one half. */
  public static final int LEAST_BASE = 365 * 24;

  private static final double EVEN = 0.5;

  /** Of what an audit is made. */
  public ForecastAudit {
    folds = List.copyOf(folds);
  }

  /**
   * One part of the span.
   *
   * @param baseRate climatology: the share of rises among the outcomes that were known when it
   *     began
   * @param test its forecasts beside that
   * @param hitRate as of the whole
   * @param event as of the whole
   */
  public record Fold(double baseRate, Evaluation test, OptionalDouble hitRate, EventResult event) {}

  /**
   * How it is audited.
   *
   * @param folds parts of equal length in time, 1..100
   * @param horizon from a forecast to its outcome, whole hours, &gt;= 1
   * @param event the event style's rules
   * @param costFraction cost of a side of its trades, 0..1
   */
  public record Plan(int folds, Duration horizon, EventParameters event, double costFraction) {

    /**
     * @throws IllegalArgumentException when a value is outside its range
     */
    public Plan {
      if (folds < 1 || folds > 100) {
        throw new IllegalArgumentException("folds must be in 1..100, were " + folds);
      }
      if (horizon.compareTo(CandleSeries.INTERVAL) < 0
          || horizon.toSeconds() % CandleSeries.INTERVAL.toSeconds() != 0) {
        throw new IllegalArgumentException("the horizon must be whole hours, >= 1, was " + horizon);
      }
      if (!(costFraction >= 0 && costFraction <= 1)) {
        throw new IllegalArgumentException("a cost must be in 0..1, was " + costFraction);
      }
    }
  }

  /**
   * The audit of these forecasts; empty when no outcome of any is known.
   *
   * @param forecasts one for each hour, oldest first
   * @param candles closed ones, of the same span and before
   */
  public static Optional<ForecastAudit> of(
      List<RecordedForecast> forecasts, CandleSeries candles, Plan plan) {
    List<Fold> folds = new ArrayList<>();
    Judged all = new Judged();
    List<RecordedForecast> left = forecasts;
    for (int fold = 1; fold <= plan.folds() && !left.isEmpty(); fold++) {
      Instant end = edge(forecasts, plan.folds(), fold);
      List<RecordedForecast> here =
          left.stream().takeWhile(each -> each.hour().isBefore(end)).toList();
      left = left.subList(here.size(), left.size());
      if (here.isEmpty()) {
        continue;
      }
      double baseRate = baseRate(candles, here.getFirst().hour(), plan.horizon());
      Judged judged = new Judged();
      here.forEach(each -> judged.add(each, candles, plan.horizon(), baseRate));
      all.add(judged);
      if (judged.size() > 0) {
        folds.add(
            new Fold(
                baseRate,
                judged.log().evaluated(),
                judged.hitRate(),
                EventResult.of(here, candles, plan.event(), plan.costFraction())));
      }
    }
    return folds.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ForecastAudit(
                folds,
                all.log().evaluated(),
                all.log().overConstant(),
                all.hitRate(),
                EventResult.of(forecasts, candles, plan.event(), plan.costFraction())));
  }

  /** Where fold {@code fold} ends, the first being 1; the last ends after the last forecast. */
  private static Instant edge(List<RecordedForecast> forecasts, int folds, int fold) {
    long first = forecasts.getFirst().hour().getEpochSecond();
    long end = forecasts.getLast().hour().getEpochSecond() + 1;
    return Instant.ofEpochSecond(first + Math.ceilDiv((end - first) * fold, folds));
  }

  /** The share of rises among all outcomes known at {@code from}; one half when they are few. */
  static double baseRate(CandleSeries candles, Instant from, Duration horizon) {
    int known = 0;
    int rises = 0;
    for (int i = 0; i < candles.size(); i++) {
      Instant hour = candles.openTime(i).plus(CandleSeries.INTERVAL);
      if (hour.plus(horizon).isAfter(from)) {
        break;
      }
      Optional<Boolean> rose = RecordedForecasts.rose(candles, hour, horizon);
      known += rose.isPresent() ? 1 : 0;
      rises += rose.orElse(false) ? 1 : 0;
    }
    return known < LEAST_BASE || rises == 0 || rises == known ? EVEN : (double) rises / known;
  }

  /**
   * Why the forecasts have not earned a say with real money; empty when they have. They have to
   * beat climatology, which was known, as a model has to; and the constant that fits best in
   * hindsight, since a market that drifts away from what was known makes skill of a constant.
   */
  public Optional<String> objection() {
    return PromotionRule.objection(all.metrics()).or(overConstant::objection);
  }

  /** All figures by name; what is not known is not among them. */
  public Map<String, Double> metrics() {
    Map<String, Double> metrics = new LinkedHashMap<>(all.metrics());
    metrics.putAll(overConstant.metrics());
    hitRate.ifPresent(rate -> metrics.put("hit_rate", rate));
    metrics.put("event_trades", (double) event.trades());
    metrics.put("event_gross", event.gross());
    metrics.put("event_net", event.net());
    event.bands().ifPresent(bands -> metrics.put(LineageEntry.EVENT_NET_LOWER, bands.p5() - 1));
    return metrics;
  }

  /** Forecasts whose outcome is known. */
  private static final class Judged {
    private final List<RecordedForecast> forecasts = new ArrayList<>();
    private final List<Double> baseRates = new ArrayList<>();
    private final List<Boolean> rose = new ArrayList<>();

    void add(RecordedForecast forecast, CandleSeries candles, Duration horizon, double baseRate) {
      RecordedForecasts.rose(candles, forecast.hour(), horizon)
          .ifPresent(
              up -> {
                forecasts.add(forecast);
                baseRates.add(baseRate);
                rose.add(up);
              });
    }

    void add(Judged other) {
      forecasts.addAll(other.forecasts);
      baseRates.addAll(other.baseRates);
      rose.addAll(other.rose);
    }

    int size() {
      return rose.size();
    }

    ForecastLog log() {
      boolean[] up = new boolean[size()];
      for (int i = 0; i < up.length; i++) {
        up[i] = rose.get(i);
      }
      return ForecastLog.of(
          forecasts.stream().mapToLong(each -> each.hour().getEpochSecond()).toArray(),
          forecasts.stream().mapToDouble(RecordedForecast::probability).toArray(),
          baseRates.stream().mapToDouble(rate -> rate).toArray(),
          up);
    }

    OptionalDouble hitRate() {
      int counted = 0;
      int right = 0;
      for (int i = 0; i < size(); i++) {
        double p = forecasts.get(i).probability();
        if (p != EVEN) {
          counted++;
          right += p > EVEN == rose.get(i) ? 1 : 0;
        }
      }
      return counted == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) right / counted);
    }
  }
}
