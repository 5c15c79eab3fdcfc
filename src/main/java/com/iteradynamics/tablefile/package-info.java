/**
 * Tables for notebooks: rows of named, typed columns as JSON, CSV or Parquet.
 *
 * <p>Entry type: {@link com.iteradynamics.tablefile.TableFile}.
 *
 * <p>Parquet is written by hand, in the format's plainest form: a flat table, plain encoding, gzip.
 * parquet-floor 2.3, the one library that writes it without Hadoop, was tried on JDK 25: its eight
 * jars (parquet-java, a Jackson of its own and a geometry library among them) would add 10.5 MB to
 * {@code target/lib}; 61,345 rows took 2.6 seconds where this takes 0.8, side by side on a busy
 * machine; and its fixed Snappy codec frees memory through {@code sun.misc.Unsafe}, for which the
 * JDK prints four lines of warning into every answer. Hardwood only reads: the tests read back with
 * it what is written here.
 *
 * <p>Imports: cortex, document.
 */
package com.iteradynamics.tablefile;
