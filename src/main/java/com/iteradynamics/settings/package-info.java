/**
 * Named parameters: each one's unit, range, default, meaning and source, and all problems of a
 * configuration at once.
 *
 * <p>Entry type: {@link com.iteradynamics.settings.SettingsReader}. A parameter is declared by the
 * call that reads it; checks, {@code .env.example}, {@code argus config} and a search's axes follow
 * from that.
 *
 * <p>Annotations on the components of the records would say the same at the same place, and cost
 * too much at a cold start. A process of its own, JDK 25, C1, CPU time of the main thread, medians
 * of 20 runs in turn: all 122 parameters are read in 56 ms (50 ms when each had a constant, a row
 * of a list and a line of a reader); with annotations it takes 113 ms, half of it for annotations
 * and half for constructors that are called by reflection. The function's whole configuration: 142
 * ms (170 ms before). A trial of a search reads its 45 parameters in 4 microseconds either way.
 *
 * <p>A parameter is declared in the {@code …Parameters} record beside the code that uses it.
 *
 * <p>Imports: nothing.
 */
package com.iteradynamics.settings;
