package com.iteradynamics.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.document.Document.Block;
import com.iteradynamics.document.Table.Row;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTextTest {
  private record Trial(int number, double earned, double fell, OptionalDouble sharpe) {}

  private static final Figure<Trial> RETURN =
      Figure.of("total_return", "return", "gain or loss", Unit.FRACTION, Trial::earned);
  private static final Figure<Trial> DRAWDOWN =
      Figure.of("max_drawdown", "  drawdown", "deepest loss", Unit.LOSS, Trial::fell);
  private static final Figure<Trial> SHARPE =
      Figure.<Trial>of("sharpe", "Sharpe", "", Unit.RATIO, Trial::sharpe).orElse("does not vary");
  private static final List<Figure<Trial>> FIGURES = List.of(RETURN, DRAWDOWN, SHARPE);

  private static final Trial GOOD = new Trial(1, 0.25, 0.05, OptionalDouble.of(1.234));
  private static final Trial FLAT = new Trial(2, 0, 0, OptionalDouble.empty());

  private static String text(int width, Part... parts) {
    return Document.text(Block.of(parts)).toText(OptionalInt.of(width));
  }

  private static Table words(String words) {
    return new Table(
        "",
        "",
        List.of(Column.left("trial"), Column.right("return"), Column.left("why")),
        List.of(new Row("7", List.of(Cell.fraction(-0.5), Cell.words(words)))));
  }

  @Test
  void aFigureIsDeclaredOnceForEveryForm() {
    Table across =
        new Table(
            "All",
            "",
            Figure.columns("trial", FIGURES),
            List.of(Figure.row("1", FIGURES, GOOD), Figure.row("2", FIGURES, FLAT)));
    Table down =
        new Table(
            "",
            "",
            Column.of("", "one", "two"),
            FIGURES.stream()
                .map(figure -> figure.row(figure.cell(GOOD), figure.cell(FLAT)))
                .toList());
    assertEquals(
        """
        trial   return  drawdown  Sharpe
        1      25.00 %   -5.00 %    1.23
        2       0.00 %    0.00 %       -
                        one     two
        return      25.00 %  0.00 %
          drawdown  -5.00 %  0.00 %
        Sharpe         1.23       -
        """,
        text(80, across, down));
    assertEquals(
        "{total_return=0.25, max_drawdown=0.05, sharpe=1.234}",
        Figure.json(FIGURES, GOOD).toString());
    assertEquals("{total_return=0.0, max_drawdown=0.0}", Figure.json(FIGURES, FLAT).toString());
    String page =
        new Document("t", "", List.of(Block.of(across, down)), List.of(), "USD")
            .toHtml(Object::toString);
    assertTrue(page.contains("<data value=\"-0.05\">\u22125.00\u00a0%</data>"), page);
    assertTrue(page.contains(">Drawdown<small>deepest loss</small>"), page);
    assertTrue(page.contains("<small>does not vary</small>"), page);
  }

  @Test
  void blocksAreKeptApartAndPartsOfOneAreNot() {
    assertEquals(
        "a\nb\n\nc\n",
        Document.text(
                Block.of(Prose.of("a"), Prose.of("b")),
                Block.page(Prose.of("of a page")),
                Block.of(Prose.of(List.of())),
                Block.terminal(Prose.of("c")))
            .toText(OptionalInt.empty()));
  }

  @Test
  void proseFoldsAndKeepsItsIndent() {
    assertEquals("  one two\n  three\n", text(10, Prose.of("  one two three")));
    assertEquals("one two three\n", text(13, Prose.of("one two three")));
    assertEquals("abcde\nfgh\n", text(5, Prose.of("abcdefgh")));
    assertEquals("at\n5 bps\n", text(5, Prose.of("at 5\u00a0bps")));
  }

  @Test
  void factsFoldBesideTheirLabels() {
    Facts facts =
        new Facts(
            "",
            List.of(
                new Facts.Fact("regime", "TREND_UP with a confidence of 0.9"),
                new Facts.Fact("", "more")),
            10);
    assertEquals(
        """
        regime    TREND_UP with a
                  confidence of 0.9
                  more
        """,
        text(28, facts));
    assertEquals(
        """
        regime
          TREND_UP
          with a
          confidence
          of 0.9
          more
        """,
        text(12, facts));
  }

  @Test
  void aTableThatIsTooWideFoldsItsWords() {
    assertEquals(
        """
        trial    return  why
        7      -50.00 %  stopped by the
                         hard level
        """,
        text(33, words("stopped by the hard level")));
  }

  @Test
  void aTableWithoutRoomForItsWordsBecomesBlocks() {
    assertEquals(
        """
        trial   7
        return  -50.00 %
        why     stopped by the
                hard level
        """,
        text(24, words("stopped by the hard level")));
    assertEquals(
        """
        1
          10 %
          up

        2
          20 %
          down
        """,
        text(
            6,
            new Table(
                "",
                "",
                Column.unnamed(3),
                List.of(Row.of("1", "10 %", "up"), Row.of("2", "20 %", "down")))));
  }

  @Test
  void columnsAreAsWideAsTheyAreAskedToBeWhereThereIsRoom() {
    Table table =
        new Table(
            "",
            "",
            List.of(Column.left("a").least(6), Column.right("b").least(4)),
            List.of(new Row("x", List.of(Cell.count(1)))));
    assertEquals("a          b\nx          1\n", text(12, table));
    assertEquals("a  b\nx  1\n", text(11, table));
  }

  @Test
  void barsAreLeftOutAndWhatATerminalWouldObeyIsANumber() {
    Table table =
        new Table(
            "",
            "",
            List.of(Column.left("a"), Column.right(""), Column.left("b")),
            List.of(new Row("\u001b[2J", List.of(new Cell.Bar(1, 0, 1), Cell.words("\u202e")))));
    assertEquals("a          b\n\\u001b[2J  \\u202e\n", text(80, table));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 12, 20, 33, 50, 79})
  void noLineIsWiderThanAskedAndNothingIsCut(int width) {
    Random random = new Random(width);
    for (int i = 0; i < 50; i++) {
      Part[] parts = {
        words(sentence(random)),
        Prose.of("  " + sentence(random)),
        new Facts("", List.of(new Facts.Fact(sentence(random), sentence(random)))),
        new Table(
            "",
            "",
            Column.of("first", "second", "third"),
            List.of(Row.of(sentence(random), sentence(random), sentence(random))))
      };
      for (Part part : parts) {
        String wide = Document.text(Block.of(part)).toText(OptionalInt.empty());
        String narrow = text(width, part);
        assertTrue(narrow.lines().allMatch(l -> l.codePointCount(0, l.length()) <= width), narrow);
        assertEquals(letters(wide), letters(narrow));
      }
    }
  }

  private static String sentence(Random random) {
    return random
        .ints(1 + random.nextInt(20), 0, 8)
        .mapToObj(i -> i == 0 ? " " : i == 1 ? "\ud83d\ude00" : "w".repeat(i))
        .collect(Collectors.joining("", "x", ""));
  }

  /** All but spaces, in any order: a block has labels where a table has a head. */
  private static long letters(String text) {
    return text.codePoints().filter(c -> !Character.isWhitespace(c)).count();
  }
}
