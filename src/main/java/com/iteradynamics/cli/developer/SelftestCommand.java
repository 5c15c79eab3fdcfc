package com.iteradynamics.cli.developer;

import com.iteradynamics.adapter.local.ReplayCandles;
import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.document.Facts;
import com.iteradynamics.document.Facts.Fact;
import com.iteradynamics.document.Prose;
import com.iteradynamics.event.Times;
import com.iteradynamics.execution.port.CandleWindow;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.InvalidCandlesException;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeLabel;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.regime.RegimeState;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.LayerPass;
import com.iteradynamics.strategy.Position;
import com.iteradynamics.strategy.Strategies;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyContext;
import com.iteradynamics.strategy.StrategyIntent;
import com.iteradynamics.strategy.StrategyProvider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** Whether regime engine and strategies do what they promise, on small synthetic candle series. */
@Command(
    name = "selftest",
    description = {
      "Checks regime engine and every strategy on small synthetic candle series.",
      "They run with their defaults; no store and no broker is touched. Exits with 1 when a check"
          + " fails."
    },
    footerHeading = "%nExample:%n",
    footer = "  ./argus selftest")
public final class SelftestCommand extends ArgusCommand {
  private final RegimeEngine engine = new RegimeEngine(RegimeParameters.defaults());
  private final List<Fact> facts = new ArrayList<>();
  private int checks;
  private int failed;

  public SelftestCommand(CommandContext around) {
    super(around);
  }

  @Override
  public Integer call() {
    regime();
    Strategies strategies = Configuration.jars(values(), context().folder()).strategies();
    for (StrategyProvider provider : strategies.all()) {
      strategy(provider.id(), strategies);
    }
    context().print(new Facts("", facts), Prose.of(checks + " checks, " + failed + " failed"));
    return failed == 0 ? 0 : 1;
  }

  /** One thing that has to hold, and what was found instead when it does not. */
  private void check(String name, boolean holds, String otherwise) {
    checks++;
    facts.add(new Fact(holds ? "PASS" : "FAIL", name));
    if (!holds) {
      failed++;
      facts.add(new Fact("", otherwise));
    }
  }

  private void regime() {
    labelled("up", SelftestSamples.up(), RegimeLabel.TREND_UP);
    labelled("down", SelftestSamples.down(), RegimeLabel.TREND_DOWN);
    labelled("flat", SelftestSamples.flat(), RegimeLabel.CHOP);
    SelftestSamples.all().forEach(this::deterministic);
    SelftestSamples.all().forEach(this::formingRowDropped);
    notAvailable("a constant volume", SelftestSamples.constantVolume());
    int tooFew = engine.parameters().candlesNeeded() - 1;
    notAvailable("a history of " + tooFew + " candles", SelftestSamples.up().first(tooFew));
    notAvailable("no history", CandleSeries.empty(SelftestSamples.PRODUCT_ID));
    impossiblePriceRefused();
  }

  private void labelled(String name, CandleSeries sample, RegimeLabel expected) {
    RegimeState state = engine.classify(sample);
    check(
        "regime: the " + name + " sample is " + expected,
        state.label() == expected && state.available(),
        "was " + state.label() + " with confidence " + state.confidence());
  }

  private void deterministic(String name, CandleSeries sample) {
    RegimeState first = engine.classify(sample);
    RegimeState second = engine.classify(sample);
    check(
        "regime: the " + name + " sample is the same twice",
        first.equals(second),
        first + ", " + second);
  }

  private void formingRowDropped(String name, CandleSeries sample) {
    RegimeState without = engine.classify(sample);
    for (double factor : new double[] {0.5, 2}) {
      RegimeState with = engine.classify(closed(sample, factor));
      check(
          "regime: the "
              + name
              + " sample's forming row, "
              + factor
              + " times the price, is dropped",
          with.asof().equals(Optional.of(sample.openTime(sample.size() - 1)))
              && with.equals(without),
          "with it " + with + ", without " + without);
    }
  }

  /** The window of the hour after {@code sample}, at which a row opens that is still forming. */
  private static CandleSeries closed(CandleSeries sample, double factor) {
    CandleWindow window =
        new ReplayCandles(SelftestSamples.forming(sample, factor))
            .window(SelftestSamples.PRODUCT_ID, hourAfter(sample), RegimeEngine.WINDOW_CANDLES);
    return window.closed();
  }

  private static Instant hourAfter(CandleSeries sample) {
    return Times.hourAfter(sample, sample.size() - 1);
  }

  private void notAvailable(String name, CandleSeries candles) {
    RegimeState state = engine.classify(candles);
    check(
        "regime: " + name + " gives CHOP with confidence 0",
        state.label() == RegimeLabel.CHOP && state.confidence() == 0 && !state.available(),
        "was " + state.label() + " with confidence " + state.confidence());
  }

  private void impossiblePriceRefused() {
    List<Candle> candles = new ArrayList<>(SelftestSamples.up().candles());
    Candle good = candles.removeLast();
    candles.add(new Candle(good.openTime(), good.open(), good.high(), good.low(), Double.NaN, 1));
    boolean refused = false;
    try {
      CandleSeries.of(SelftestSamples.PRODUCT_ID, candles);
    } catch (InvalidCandlesException e) {
      refused = true;
    }
    check("regime: a price that is not a number is refused", refused, "it was accepted");
  }

  private void strategy(String id, Strategies strategies) {
    StrategyProvider found = strategies.find("research.strategies." + id);
    Strategy strategy = found.create(new SettingsReader(Map.of()));
    check(
        id + ": loads by its seed id research.strategies." + id,
        found.id().equals(id),
        "was " + found.id());
    SelftestSamples.all()
        .forEach((name, sample) -> strategy(id, strategy, "the " + name + " sample", sample));
  }

  private void strategy(String id, Strategy strategy, String name, CandleSeries sample) {
    try {
      StrategyIntent intent = intend(strategy, sample);
      String said = said(intent);
      // An intent cannot be without fractions in 0..1, a reason and a possible panic; 0 hours are
      // the governors' horizon.
      check(
          id + ": answers the whole contract on " + name,
          intent.horizonHours() >= 0,
          "was " + said);
      check(
          id + ": answers " + name + " the same twice",
          said.equals(said(intend(strategy, sample))),
          "was " + said);
      if (Position.isReadBy(strategy)) {
        String held = said(intend(strategy, sample, held(sample)));
        check(
            id + ": answers " + name + " with a position the same twice",
            held.equals(said(intend(strategy, sample, held(sample)))),
            "was " + held);
      }
      String with = said(intend(strategy, closed(sample, 1.5)));
      check(id + ": does not see the forming row of " + name, with.equals(said), "was " + with);
      agreesWithLayerOne(id + ": agrees with Layer 1 on " + name, strategy, sample, said);
    } catch (RuntimeException e) {
      check(id + ": answers on " + name, false, "was threw " + e);
    }
  }

  /** Walking over the tape, regime and answer at its end are those of the window. */
  private void agreesWithLayerOne(
      String name, Strategy strategy, CandleSeries sample, String said) {
    LayerPass layers = LayerPass.over(engine, strategy, sample);
    boolean more = layers.next();
    while (more) {
      more = layers.next();
    }
    RegimeState regime = engine.classify(sample);
    String walked = said(layers.intent());
    check(
        name,
        layers.regime().equals(regime) && walked.equals(said),
        "was " + layers.regime() + " " + walked + ", in the window " + regime);
  }

  /** A position of a day that is worth what it cost, and was worth a tenth more. */
  private static Optional<Position> held(CandleSeries closed) {
    double close = closed.close(closed.size() - 1);
    Instant since = hourAfter(closed).minus(CandleSeries.INTERVAL.multipliedBy(24));
    return Optional.of(Position.at(since, close, hourAfter(closed), close, 1.1 * close, 0.25));
  }

  private StrategyIntent intend(Strategy strategy, CandleSeries closed) {
    return intend(strategy, closed, Optional.empty());
  }

  private StrategyIntent intend(
      Strategy strategy, CandleSeries closed, Optional<Position> position) {
    StrategyContext context =
        new StrategyContext("prime", true, hourAfter(closed), OptionalDouble.empty(), position);
    return Optional.ofNullable(strategy.intend(closed, engine.classify(closed), context))
        .orElseThrow(() -> new IllegalStateException("it answered nothing"));
  }

  /** Everything an intent says, as text. */
  private static String said(StrategyIntent intent) {
    return Stream.of(
            intent.action(),
            intent.confidence(),
            intent.desiredExposureFrac(),
            intent.noHorizon() ? "none" : intent.horizonHours(),
            intent.reason(),
            intent.panic(),
            intent.signals().available())
        .map(Object::toString)
        .collect(Collectors.joining(" "));
  }
}
