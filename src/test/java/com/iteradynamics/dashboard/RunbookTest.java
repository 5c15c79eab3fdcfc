package com.iteradynamics.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.document.Html;
import org.junit.jupiter.api.Test;

class RunbookTest {
  private static final Runbook BOOK =
      new Runbook(
          """
          # Runbook

          Of no case.

          ## Branches in order

          ### HALTED

          A person <stopped> it. See
          [the README](README.md#live).

          - Find `why`.
          2. Go on:

          ```sh
          # not a heading
          ./argus resume
          ```

          ### `argus-tick-missed`
          Look at the *rule*.
          """);

  @Test
  void aCaseIsShownInParagraphsItemsAndCommands() {
    Html html = new Html();
    Runbook.write(html, BOOK.section("HALTED").orElseThrow());
    assertEquals(
        "<p>A person &lt;stopped&gt; it. See\nthe README.</p><p>\u2022 Find why.</p><p>\u2022 Go on:</p>"
            + "<pre><code># not a heading\n./argus resume</code></pre>",
        html.toString());
    html = new Html();
    Runbook.write(html, BOOK.section("argus-tick-missed").orElseThrow());
    assertEquals("<p>Look at the rule.</p>", html.toString());
  }

  @Test
  void whatItDoesNotTellIsEmpty() {
    assertTrue(BOOK.section("KILL_DD").isEmpty());
    assertTrue(new Runbook("").section("HALTED").isEmpty());
  }
}
