package com.iteradynamics.document;

/** A part of a document. */
public sealed interface Part permits Facts, Grid, Listing, Prose, Table, TimeCharts, Verdict {
  /** Its heading on a page; empty where it stands below the part before it. */
  String title();
}
