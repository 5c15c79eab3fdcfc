package com.iteradynamics.research.report;

/** A part of a report with a heading of its own. A report has those that something is known for. */
public sealed interface Section
    permits CostLadder,
        FigureTable,
        HeatMap,
        Luck,
        Manifest,
        MonthlyReturns,
        TimeCharts,
        Verdict,
        WalkForward {
  /** The heading. */
  String title();
}
