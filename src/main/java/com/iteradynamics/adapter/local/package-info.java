/**
 * The ports over a folder and in memory: candles in CSV, all else in SQLite, a paper broker.
 *
 * <p>Entry type: {@link com.iteradynamics.adapter.local.FolderStore}.
 *
 * <p>Imports: candlefile, cortex, decision, execution.port, feed, governance, market, model,
 * model.forest, order, settings.
 */
package com.iteradynamics.adapter.local;
