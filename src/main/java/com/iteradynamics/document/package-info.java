/**
 * A command's output as one model: title, facts, tables of figures, charts and notices. A terminal
 * and a page show the same document; a figure is declared in one place, and JSON has its name from
 * there.
 *
 * <p>Entry type: {@link com.iteradynamics.document.Document}.
 *
 * <p>HTML is written by hand: {@link com.iteradynamics.document.Html} is 64 lines of code that
 * close every element and escape every text, and a template engine would take the place of no more.
 *
 * <p>Imports: nothing.
 */
package com.iteradynamics.document;
