/**
 * What a command has to say, once: title, facts, tables of figures, charts and notices. A terminal
 * and a page show the same document; a figure is declared in one place, and JSON has its name from
 * there.
 *
 * <p>Entry type: {@link com.iteradynamics.document.Document}.
 *
 * <p>Imports: nothing.
 */
package com.iteradynamics.document;
