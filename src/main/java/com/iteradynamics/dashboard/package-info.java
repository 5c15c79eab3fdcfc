/**
 * Mission Control: one page, made of records, that says whether Argus is alive, what it did and
 * why.
 *
 * <p>Entry type: {@link com.iteradynamics.dashboard.DashboardPage}.
 *
 * <p>Imports: cortex, decision, document, feed, market, model, order, regime, settings.
 */
package com.iteradynamics.dashboard;
