/**
 * The ports over a folder and in memory: candles in CSV, all else in SQLite, a paper broker.
 *
 * <p>Entry type: {@link com.iteradynamics.adapter.local.FolderStore}.
 *
 * <p>Imports: settings, market, candlefile, model, decision, order, cortex, execution, governance.
 */
package com.iteradynamics.adapter.local;
