package com.iteradynamics.candlefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a format's columns are, as words: {@code time open high low close volume} are the six that a
 * candle needs, any other word is a column that has to be there too.
 *
 * <p>{@code #7 time open …} is a file without a header and with 7 fields, whose columns are in this
 * order ({@code -} is one that is not read). Else the words are names of a header in any order, and
 * the words' own order where the first is marked by {@code ^}; <code>{</code> marks those that only
 * JSON has. {@code time=date|datetime} gives the names of a column, {@code volume*} the beginning
 * of one. Names are compared without case, blanks and signs.
 *
 * @param fields how many fields a file without header has; 0 for one with a header
 * @param ordered whether the header begins with these columns, in this order
 * @param json whether only JSON has it
 * @param words the columns
 */
record SourceShape(int fields, boolean ordered, boolean json, List<Word> words) {
  static final List<String> ROLES = List.of("time", "open", "high", "low", "close", "volume");
  static final String UNREAD = "-";

  /**
   * A column.
   *
   * @param role index in {@link #ROLES}; -1 for one that is only asked to be there
   * @param names the names that it may have
   */
  record Word(int role, List<String> names) {
    private static Word of(String text) {
      int equals = text.indexOf('=');
      String role = equals < 0 ? text : text.substring(0, equals);
      String names = text.substring(equals + 1);
      return new Word(ROLES.indexOf(role), List.of(names.split("\\|", -1)));
    }

    private static boolean is(String own, String name) {
      return own.endsWith("*")
          ? name.startsWith(own.substring(0, own.length() - 1))
          : name.equals(own);
    }

    private boolean fits(String name) {
      return names.stream().anyMatch(own -> is(own, name));
    }

    /** The first of its names, as a message says it. */
    String shown() {
      return role >= 0 ? CandleCsvLayout.NAMES.get(role) : names.getFirst();
    }
  }

  static SourceShape of(String text) {
    String columns = text;
    int fields = 0;
    boolean ordered = text.startsWith("^");
    boolean json = text.startsWith("{");
    if (text.startsWith("#")) {
      int blank = text.indexOf(' ');
      fields = Integer.parseInt(text.substring(1, blank));
      columns = text.substring(blank + 1);
    } else if (ordered || json) {
      columns = text.substring(1);
    }
    List<Word> words = new ArrayList<>();
    for (String word : columns.split(" ", -1)) {
      words.add(Word.of(word));
    }
    return new SourceShape(fields, ordered, json, words);
  }

  /** A name of a column as it is compared. */
  static String plain(String name) {
    StringBuilder kept = new StringBuilder();
    for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
      if (Character.isLetterOrDigit(c)) {
        kept.append(c);
      }
    }
    return kept.toString();
  }

  /** Whether it has columns that no other format needs. */
  boolean isMarked() {
    return words.stream().anyMatch(word -> word.role() < 0);
  }

  boolean hasHeader() {
    return fields == 0;
  }

  /** The columns of a file without header. */
  CandleCsvLayout positions() {
    int[] columns = new int[ROLES.size()];
    for (int field = 0; field < words.size(); field++) {
      if (words.get(field).role() >= 0) {
        columns[words.get(field).role()] = field;
      }
    }
    return new CandleCsvLayout(fields, columns);
  }

  /**
   * The columns of a file with this header, names as {@link #plain} makes them; empty when it is
   * another.
   */
  Optional<CandleCsvLayout> of(List<String> header) {
    int[] columns = new int[ROLES.size()];
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      int field = ordered ? i : field(header, word);
      if (field < 0 || field >= header.size() || !word.fits(header.get(field))) {
        return Optional.empty();
      }
      if (word.role() >= 0) {
        columns[word.role()] = field;
      }
    }
    return Optional.of(new CandleCsvLayout(header.size(), columns));
  }

  /**
   * The first field with the first of the word's names that any field has; -1 when none has one.
   */
  private static int field(List<String> header, Word word) {
    for (String name : word.names()) {
      for (int field = 0; field < header.size(); field++) {
        if (Word.is(name, header.get(field))) {
          return field;
        }
      }
    }
    return -1;
  }

  /** Columns of a candle that a header has more than once. */
  List<String> twice(List<String> header) {
    List<String> twice = new ArrayList<>();
    for (Word word : words) {
      int field = field(header, word);
      if (word.role() >= 0
          && field >= 0
          && header.subList(field + 1, header.size()).contains(header.get(field))) {
        twice.add(word.shown());
      }
    }
    return twice;
  }

  /** Columns of a candle that a header lacks. */
  List<String> missing(List<String> header) {
    return words.stream()
        .filter(word -> word.role() >= 0 && field(header, word) < 0)
        .map(word -> header.contains(plain(word.shown())) ? word.names().getFirst() : word.shown())
        .toList();
  }
}
