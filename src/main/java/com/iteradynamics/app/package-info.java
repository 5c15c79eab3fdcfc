/**
 * Command line, configuration and wiring. Nothing imports this package.
 *
 * <p>Entry type: {@link com.iteradynamics.app.Argus}.
 *
 * <p>Imports: everything.
 */
package com.iteradynamics.app;
