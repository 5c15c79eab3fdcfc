/**
 * Commands of the lab: replay, backtest, sweep, walk-forward, Monte Carlo, checks and trace.
 *
 * <p>Entry type: {@link com.iteradynamics.cli.lab.BacktestCommand}.
 *
 * <p>What a command prints is laid out by the view of its name, such as {@code SweepView} for the
 * table of a sweep.
 *
 * <p>Imports: adapter.local, cli, config, cortex, decision, document, event, execution,
 * execution.port, feed, market, model, order, regime, research, research.bootstrap,
 * research.comparison, research.overfitting, research.report, research.statistics, research.sweep,
 * research.trades, research.validation, settings, strategy, strategy.overlay, tablefile, wiring.
 */
package com.iteradynamics.cli.lab;
