package com.iteradynamics.dashboard;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.cortex.RecordedMoney;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.decision.DrawdownBand;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.settings.SettingsReader;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The money of the newest record. What is not known is empty.
 *
 * @param equityUsd after the hour's orders, else before them, USD
 * @param peakUsd the highest verified equity, USD
 * @param cashUsd the ledger's cash, USD
 * @param drawdownFrac equity / peak - 1, &lt;= 0
 * @param band {@code ok}, {@code soft}, {@code hard} or {@code kill}: the drawdown's, or the
 *     governors' of a verified hour where that is worse
 * @param verified whether candles and wallet were, so that the governors went by it
 * @param lastVerified what was verified last; empty when this is, or when nothing is known of it
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
    boolean verified,
    Optional<Verified> lastVerified,
    double softFrac,
    double hardFrac,
    double killFrac,
    boolean killed) {

  /** The bands' words; what no version of ours wrote is none. */
  private static final List<String> BANDS =
      Stream.of(DrawdownBand.values()).map(DrawdownBand::word).toList();

  /**
   * Money that candles and a wallet had verified.
   *
   * @param hour the tick's hour; empty when it is older than the decisions that are shown
   */
  public record Verified(
      Optional<Instant> hour, double equityUsd, double drawdownFrac, String band) {}

  /** The money of {@code record}, the newest of {@code mission}. */
  static Money of(DashboardData mission, CortexRecord record) {
    DecisionParameters levels = levels(record);
    RecordedMoney money = RecordedMoney.of(record);
    Optional<PrimeState> state = mission.state().flatMap(LoadedState::valid);
    boolean known = !mission.unreadable();
    boolean verified = known && money.verified();
    Optional<Double> drawdown = money.drawdownFraction().filter(any -> known);
    return new Money(
        money.equityUsd().filter(any -> known),
        money.peakUsd().or(() -> state.map(PrimeState::peakEquityUsd)).filter(any -> known),
        money
            .cashUsd()
            .or(() -> state.map(each -> each.cashUsd().doubleValue()))
            .filter(any -> known),
        drawdown,
        Stream.concat(
                drawdown.map(depth -> band(depth, levels)).stream(),
                money.judgedBand().filter(any -> verified).stream())
            .max(Comparator.comparingInt(BANDS::indexOf)),
        verified,
        verified ? Optional.empty() : lastVerified(mission.log().hours(), money, state, levels),
        levels.drawdownSoft(),
        levels.drawdownHard(),
        levels.drawdownKill(),
        record.is(Recorded.KILLED));
  }

  /** The newest decision that is; else what the record or the state remembers. */
  private static Optional<Verified> lastVerified(
      List<DecisionRow> rows,
      RecordedMoney money,
      Optional<PrimeState> state,
      DecisionParameters levels) {
    for (DecisionRow row : rows.reversed()) {
      if (row.verified() && Double.isFinite(row.equityUsd() + row.drawdownFraction())) {
        return Optional.of(
            new Verified(
                Optional.of(row.hour()),
                row.equityUsd(),
                row.drawdownFraction(),
                band(row.drawdownFraction(), levels)));
      }
    }
    Optional<Verified> recorded =
        money
            .judgedUsd()
            .flatMap(usd -> money.judgedDrawdown().map(depth -> remembered(usd, depth, levels)));
    return recorded.or(
        () ->
            state
                .filter(each -> each.lastHour().isPresent() && each.peakEquityUsd() > 0)
                .map(
                    each ->
                        remembered(
                            each.lastEquityUsd(),
                            Math.min(0, each.lastEquityUsd() / each.peakEquityUsd() - 1),
                            levels)));
  }

  private static Verified remembered(double usd, double depth, DecisionParameters levels) {
    return new Verified(Optional.empty(), usd, depth, band(depth, levels));
  }

  private static String band(double drawdown, DecisionParameters levels) {
    return DrawdownBand.of(drawdown, levels).word();
  }

  /** The levels of the run that left the record: it names those that are not the defaults. */
  private static DecisionParameters levels(CortexRecord record) {
    return DecisionParameters.read(new SettingsReader(record.parameters()));
  }
}
