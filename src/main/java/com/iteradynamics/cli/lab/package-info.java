/**
 * Commands of the lab: replay, backtest, sweep, walk-forward, Monte Carlo, checks and trace.
 *
 * <p>Entry type: {@link com.iteradynamics.cli.lab.BacktestCommand}.
 *
 * <p>Imports: adapter.local, cli, config, cortex, decision, document, event, execution.port,
 * market, model, regime, research, research.bootstrap, research.overfitting, research.report,
 * research.sweep, research.validation, settings, strategy, wiring.
 */
package com.iteradynamics.cli.lab;
