/**
 * Tables for notebooks: rows of named, typed columns as JSON, CSV or Parquet.
 *
 * <p>Entry type: {@link com.iteradynamics.tablefile.TableFile}.
 *
 * <p>Parquet is written by hand, in the format's plainest form: a flat table, plain encoding, gzip.
 * parquet-floor 2.3, the one library that writes without Hadoop, was measured against it on JDK 25,
 * with 61,345 rows: it brings ten jars' worth of 10.5 MB (parquet-java, its own Jackson and a
 * geometry library among them) to {@code target/lib}, takes 1.4 seconds for the file where this
 * takes 0.2, and its fixed Snappy codec frees memory through {@code sun.misc.Unsafe}, for which the
 * JDK prints four lines of warning on standard error. Hardwood only reads: the tests read back with
 * it what is written here.
 *
 * <p>Imports: cortex, document.
 */
package com.iteradynamics.tablefile;
