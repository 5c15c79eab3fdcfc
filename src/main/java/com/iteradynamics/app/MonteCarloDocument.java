package com.iteradynamics.app;

import com.iteradynamics.app.MonteCarlo.Method;
import com.iteradynamics.document.Document;
import com.iteradynamics.document.Document.Block;
import com.iteradynamics.research.bootstrap.Bands;
import com.iteradynamics.research.bootstrap.Resampling;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** How far a backtest's result spreads, in words and in JSON. */
final class MonteCarloDocument {
  /** With fewer trades than that the bounds are rough themselves: a rule of thumb. */
  private static final int FEW_TRADES = 30;

  private static final Map<String, ToDoubleFunction<Bands>> SHARES = shares();

  private final LabHead head;
  private final double startUsd;
  private final MonteCarlo spread;

  MonteCarloDocument(LabHead head, double startUsd, MonteCarlo spread) {
    this.head = head;
    this.startUsd = startUsd;
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
    out.print(Document.text(Block.of(head.prose())).toText(OptionalInt.empty()));
    method(out);
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

  private void method(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%s by each method, seed %d; blocks of %s in the mean; %s%n%n",
        Counts.grouped(spread.plan().runs(), "run"),
        spread.plan().seed(),
        Counts.of(spread.block(), "hour"),
        Counts.of(spread.trades(), "trade"));
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
          Locale.ROOT,
          "With %s alone the bounds of what is made of trades are rough themselves.%n",
          Counts.of(spread.trades(), "trade"));
    }
    out.println("Every run is made of this one past. A crash that it did not hold is in none of");
    out.println("them, and whatever luck chose this strategy is in all of them.");
  }

  private String equity(double growth) {
    return Figures.amount(startUsd * growth, head.currency());
  }

  private static Function<Method, String> known(Function<Resampling, String> figure) {
    return method -> method.result().map(figure).orElse("-");
  }

  private void row(PrintWriter out, String name, Function<Method, String> figure) {
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-25s", name));
    spread
        .methods()
        .forEach(method -> line.append(String.format(Locale.ROOT, "%18s", figure.apply(method))));
    out.println(line.toString().stripTrailing());
  }

  Map<String, Object> asMap() {
    Map<String, Object> map = head.asMap();
    map.put("runs", spread.plan().runs());
    map.put("seed", spread.plan().seed());
    map.put("block_hours", spread.block());
    map.put("drawdown_limit", spread.plan().drawdownLimit());
    map.put("hours", head.hours());
    map.put("trades", spread.trades());
    map.put("start_equity", startUsd);
    spread.methods().forEach(method -> map.put(method.name().replace(' ', '_'), figures(method)));
    return map;
  }

  private Map<String, Object> figures(Method method) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("past_final_equity", startUsd * method.past().growth());
    map.put("past_max_drawdown", method.past().maxDrawdown());
    method
        .result()
        .ifPresent(
            result -> {
              map.put("final_equity", bands(result.growth(), startUsd));
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
