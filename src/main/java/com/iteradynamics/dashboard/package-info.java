/**
 * Mission Control: one page, made of records, that says whether Argus is alive, what it did and
 * why.
 *
 * <p>Entry type: {@link com.iteradynamics.dashboard.DashboardPage}.
 *
 * <p>Imports: settings, market, regime, model, decision, order, cortex, document.
 */
package com.iteradynamics.dashboard;
