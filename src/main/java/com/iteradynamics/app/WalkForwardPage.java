package com.iteradynamics.app;

import com.iteradynamics.document.Cell;
import com.iteradynamics.document.Document;
import com.iteradynamics.document.Document.Block;
import com.iteradynamics.document.Part;
import com.iteradynamics.document.Unit;
import com.iteradynamics.document.Verdict;
import com.iteradynamics.research.luck.WalkForwardFolds.Span;
import com.iteradynamics.research.report.WalkForward.Fold;
import com.iteradynamics.research.report.WalkForwardTable;
import com.iteradynamics.research.sweep.Goal;
import com.iteradynamics.research.sweep.WalkForward;
import com.iteradynamics.research.sweep.WalkForward.Outcome;
import java.util.List;
import java.util.Locale;

/** A walk forward as a page for people. */
final class WalkForwardPage {
  private final WalkForwardView view;
  private final WalkForward walk;
  private final Search search;
  private final Goal goal;
  private final SearchFacts facts;

  WalkForwardPage(
      WalkForwardView view, WalkForward walk, Search search, Goal goal, SearchFacts facts) {
    this.view = view;
    this.walk = walk;
    this.search = search;
    this.goal = goal;
    this.facts = facts;
  }

  Document document() {
    return new Document(
        search.title(),
        facts.sentence(),
        List.of(
            Block.page(verdict(), WalkForwardTable.of(folds())),
            Block.page(facts.manifest().toArray(Part[]::new))),
        facts.caveats(
            view.sentences(),
            "Every test begins flat, and was seen by no choice before it. Which parameters and"
                + " which strategy to look at at all was still chosen by somebody who may have"
                + " known.",
            "All figures are after costs, those of buying and holding, too."),
        "USD");
  }

  private Verdict verdict() {
    double earned = walk.outOfSample() - 1;
    double held = view.held() - 1;
    String sentence =
        String.format(
                Locale.ROOT,
                "Chosen anew by %s for each of %s, it %s over all of them; buying and holding",
                SearchFacts.figureName(goal),
                Counts.of(walk.folds().size(), "test"),
                words(earned))
            + String.format(Locale.ROOT, " in the same spans %s.", words(held));
    return new Verdict(
        List.of(sentence),
        List.of(
            new Verdict.Headline(
                "Return of all tests", Cell.fraction(earned), "holding " + Figures.percent(held)),
            new Verdict.Headline(
                "Efficiency",
                Cell.of(walk.efficiency(), Unit.RATIO, "the trainings lost money"),
                "yearly log growth of the tests by that of the trainings")));
  }

  private com.iteradynamics.research.report.WalkForward folds() {
    return new com.iteradynamics.research.report.WalkForward(
        SearchFacts.figureName(goal),
        SweepPage.unit(goal),
        walk.folds().stream().map(this::fold).toList(),
        walk.efficiency());
  }

  private Fold fold(Outcome each) {
    Span train = each.fold().train().getFirst();
    Span last = each.fold().train().getLast();
    Span test = each.fold().test();
    return new Fold(
        search.at(train.from()),
        search.at(last.to() - 1),
        search.at(test.from()),
        search.at(test.to() - 1),
        WalkForwardView.words(each.settings()),
        each.training().figure(goal),
        goal.of(each.test()),
        each.test().totalReturn(),
        view.hold(test));
  }

  private static String words(double fraction) {
    return (fraction < 0 ? "lost " : "earned ") + Figures.percent(Math.abs(fraction));
  }
}
