/**
 * Named parameters: each one's unit, range, default, meaning and source, and all problems of a
 * configuration at once.
 *
 * <p>Entry type: {@link com.iteradynamics.settings.SettingsReader}.
 *
 * <p>Imports: nothing.
 */
package com.iteradynamics.settings;
