/**
 * Layer 2: what a strategy wants; never an order.
 *
 * <p>Entry type: {@link com.iteradynamics.strategy.Strategy}.
 *
 * <p>A built-in strategy is one step over candles ({@code Stepwise}). A window, a candle history
 * and a search with shared columns are uses of a {@link com.iteradynamics.market.Pass} with that
 * step. Of these a live tick has one of its own, {@link com.iteradynamics.strategy.LayerWindow}: a
 * replay takes 3.7 times as long as its floor when both layers walk the window together, and 4.7
 * times when each does by itself. A strategy that a jar brings only knows windows, and is asked
 * with one at every candle. One whose window is longer than Layer 1's walks beside it in a pass of
 * its own, which bridges every hole.
 *
 * <p>To add a strategy, implement {@link com.iteradynamics.strategy.StrategyProvider} in a sub-
 * package of its own, such as {@code strategy.trendprobe}, and name it in {@code META-
 * INF/services}.
 *
 * <p>Imports: feed, market, regime, settings.
 */
package com.iteradynamics.strategy;
