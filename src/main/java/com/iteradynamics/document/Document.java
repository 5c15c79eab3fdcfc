package com.iteradynamics.document;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * What a command has to say, from top to bottom. What is not known is left out: there are no empty
 * parts.
 *
 * @param title what it is about, in a few words; a page's heading
 * @param sentence the same in a plain sentence, for a page; may be empty
 * @param blocks its parts, in order
 * @param caveats what a reader of a page has to keep in mind, a sentence or two each
 * @param currency what amounts and prices are of, as {@code USD}
 */
public record Document(
    String title, String sentence, List<Block> blocks, List<String> caveats, String currency) {
  public Document {
    blocks = List.copyOf(blocks);
    caveats = List.copyOf(caveats);
  }

  /** Where a block is shown. */
  public enum Place {
    /** On a terminal and on a page. */
    BOTH,
    /** On a terminal alone, as the lines that a page has as title, sentence and headlines. */
    TERMINAL,
    /** On a page alone, as charts, and tables too long for a terminal. */
    PAGE
  }

  /**
   * Parts that belong together: a terminal has an empty line between blocks, and none within one.
   */
  public record Block(Place place, List<Part> parts) {
    public Block {
      parts = List.copyOf(parts);
    }

    /** Parts for terminal and page. */
    public static Block of(Part... parts) {
      return new Block(Place.BOTH, List.of(parts));
    }

    /** Parts for a page alone. */
    public static Block page(List<Part> parts) {
      return new Block(Place.PAGE, parts);
    }

    /** Parts for a terminal alone. */
    public static Block terminal(Part... parts) {
      return new Block(Place.TERMINAL, List.of(parts));
    }

    /** Parts for a page alone. */
    public static Block page(Part... parts) {
      return new Block(Place.PAGE, List.of(parts));
    }
  }

  /** What a terminal alone shows. */
  public static Document text(Block... blocks) {
    return new Document("", "", List.of(blocks), List.of(), "USD");
  }

  /** What a terminal alone shows, without an empty line. */
  public static Document of(Part... parts) {
    return text(Block.of(parts));
  }

  /** The parts that are shown at {@code place}, in order. */
  List<Part> parts(Place place) {
    return blocks.stream()
        .filter(block -> block.place() == Place.BOTH || block.place() == place)
        .flatMap(block -> block.parts().stream())
        .toList();
  }

  /**
   * Lines for a terminal, each ended. What others wrote is harmless in them: see {@link
   * TerminalText}.
   *
   * @param width characters of a line, &gt;= 1, which no line is longer than and nothing is cut
   *     for; empty when it is not known, and then lines are as long as they are
   */
  public String toText(OptionalInt width) {
    return new TextView(currency, width.orElse(Integer.MAX_VALUE)).text(blocks);
  }

  /**
   * The page: HTML that needs no other file, no network and, but for the charts, no script. The
   * same document gives the same text.
   *
   * @param json writes maps, lists, numbers and texts in JSON
   */
  public String toHtml(Function<Object, String> json) {
    return new Page(this, json).text();
  }
}
