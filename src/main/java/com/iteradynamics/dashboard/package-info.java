/**
 * Mission control: one page that says whether Argus is alive, what it did and why, made of records.
 *
 * <p>Entry type: {@link com.iteradynamics.dashboard.DashboardPage}.
 *
 * <p>Imports: settings, market, regime, model, decision, order, cortex, document.
 */
package com.iteradynamics.dashboard;
