package com.iteradynamics.app;

import com.iteradynamics.app.MonteCarlo.Method;
import com.iteradynamics.cortex.RunIdentity;
import com.iteradynamics.research.BookCurve;
import com.iteradynamics.research.bootstrap.Bands;
import com.iteradynamics.research.bootstrap.Resampling;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** How far a backtest's result spreads, in words and in JSON. */
final class MonteCarloDocument {
  /** With fewer trades than that the bounds are rough themselves: a rule of thumb. */
  private static final int FEW_TRADES = 30;

  private static final Map<String, ToDoubleFunction<Bands>> SHARES = shares();

  private final Configuration configuration;
  private final LabOptions lab;
  private final BookCurve curve;
  private final MonteCarlo spread;

  MonteCarloDocument(
      Configuration configuration, LabOptions lab, BookCurve curve, MonteCarlo spread) {
    this.configuration = configuration;
    this.lab = lab;
    this.curve = curve;
    this.spread = spread;
  }

  private static Map<String, ToDoubleFunction<Bands>> shares() {
    Map<String, ToDoubleFunction<Bands>> shares = new LinkedHashMap<>();
    shares.put("5", Bands::p5);
    shares.put("25", Bands::p25);
    shares.put("50", Bands::p50);
    shares.put("75", Bands::p75);
    shares.put("95", Bands::p95);
    return shares;
  }

  void print(PrintWriter out) {
    head(out);
    row(out, "", Method::name);
    row(out, "final equity, as it was", method -> equity(method.past().growth()));
    SHARES.forEach(
        (share, band) ->
            row(
                out,
                "  " + share + " % of the runs below",
                known(result -> equity(band.applyAsDouble(result.growth())))));
    row(out, "max drawdown, as it was", method -> Figures.percent(-method.past().maxDrawdown()));
    SHARES.forEach(
        (share, band) ->
            row(
                out,
                "  " + share + " % of the runs below",
                known(result -> Figures.percent(-deepest(share, result.maxDrawdown())))));
    row(out, "runs that lost", known(result -> Figures.percent(result.probabilityOfLoss())));
    row(
        out,
        "runs deeper than " + Figures.percent(-spread.plan().drawdownLimit()),
        known(result -> Figures.percent(result.probabilityBeyondLimit())));
    explain(out);
  }

  /** A drawdown that is told as a loss, so that 5 % of the runs are below the one of 95 %. */
  private static double deepest(String share, Bands depth) {
    return SHARES.get(Integer.toString(100 - Integer.parseInt(share))).applyAsDouble(depth);
  }

  private void head(PrintWriter out) {
    out.printf(
        "%s on %s, %s to %s, %d hours%n",
        configuration.strategyId(),
        configuration.runtime().productId(),
        curve.openTime(0),
        curve.openTime(curve.size() - 1),
        curve.size());
    out.printf(
        "execution %s, filled at the %s, fee %s bps, slippage %s bps%n",
        lab.executionWord(),
        lab.fill().word().replace('-', ' '),
        Figures.quantity(configuration.paper().feeBps()),
        Figures.quantity(configuration.paper().slippageBps()));
    out.printf(
        "%,d runs by each method, seed %d; blocks of %d hours in the mean; %d trades%n%n",
        spread.plan().runs(), spread.plan().seed(), spread.block(), spread.trades());
  }

  private void explain(PrintWriter out) {
    out.println();
    out.println("hours in blocks  the hours of this past, put together anew from pieces of it");
    out.println("trades drawn     as many of its trades, drawn by chance: some twice, some never");
    out.println("trades shuffled  its trades in another order, which cannot change where they end");
    out.println();
    out.println("Trades are looked at when they end: what was lost within one and won back is not");
    out.println("seen. What is held at the end is in the hours alone.");
    if (spread.trades() < FEW_TRADES) {
      out.printf(
          "%d trades are few: the bounds of what is made of them are rough themselves.%n",
          spread.trades());
    }
    out.println("Every run is made of this one past. A crash that it did not hold is in none of");
    out.println("them, and whatever luck chose this strategy is in all of them.");
  }

  private String equity(double growth) {
    return Figures.usd(curve.startUsd() * growth);
  }

  private static Function<Method, String> known(Function<Resampling, String> figure) {
    return method -> method.result().map(figure).orElse("-");
  }

  private void row(PrintWriter out, String name, Function<Method, String> figure) {
    StringBuilder line = new StringBuilder("%-25s".formatted(name));
    spread.methods().forEach(method -> line.append("%18s".formatted(figure.apply(method))));
    out.println(line.toString().stripTrailing());
  }

  Map<String, Object> asMap() {
    RunIdentity run = configuration.run(true);
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("strategy", configuration.strategyId());
    map.put("product_id", configuration.runtime().productId());
    map.put("execution", lab.executionWord());
    map.put("fill", lab.fill().word());
    map.put("from", curve.openTime(0).toString());
    map.put("to", curve.openTime(curve.size() - 1).toString());
    map.put("fee_bps", configuration.paper().feeBps().doubleValue());
    map.put("slippage_bps", configuration.paper().slippageBps().doubleValue());
    map.put("code_version", run.codeVersion());
    map.put("parameter_hash", run.parameterHash());
    map.put("parameters", run.parameters());
    map.put("runs", spread.plan().runs());
    map.put("seed", spread.plan().seed());
    map.put("block_hours", spread.block());
    map.put("drawdown_limit", spread.plan().drawdownLimit());
    map.put("hours", curve.size());
    map.put("trades", spread.trades());
    map.put("start_equity", curve.startUsd());
    spread.methods().forEach(method -> map.put(method.name().replace(' ', '_'), figures(method)));
    return map;
  }

  private Map<String, Object> figures(Method method) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("past_final_equity", curve.startUsd() * method.past().growth());
    map.put("past_max_drawdown", method.past().maxDrawdown());
    method
        .result()
        .ifPresent(
            result -> {
              map.put("final_equity", bands(result.growth(), curve.startUsd()));
              map.put("max_drawdown", bands(result.maxDrawdown(), 1));
              map.put("probability_of_loss", result.probabilityOfLoss());
              map.put("probability_beyond_limit", result.probabilityBeyondLimit());
            });
    return map;
  }

  private static Map<String, Object> bands(Bands bands, double unit) {
    Map<String, Object> map = new LinkedHashMap<>();
    SHARES.forEach((share, band) -> map.put("p" + share, band.applyAsDouble(bands) * unit));
    return map;
  }
}
