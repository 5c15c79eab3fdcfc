package com.iteradynamics.candlefile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * JSON as CSV: the rows are the first array of arrays, or of objects, wherever it is; those of
 * objects get a header of the first one's keys. Numbers keep the characters that they have.
 */
final class JsonRows {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  /** How long a field usually is at most. */
  private static final int FIELD = 32;

  private static final byte[] NOTHING = {};

  private final String file;
  private final JsonParser in;
  private Bytes out;
  private List<String> keys = List.of();
  private int matched;
  private int rows;
  private Optional<String> symbol = Optional.empty();

  /** The rows as CSV, and what they are of, where the JSON around them says it. */
  record Found(byte[] csv, Optional<String> symbol) {}

  private JsonRows(String file, JsonParser in, int size) {
    this.file = file;
    this.in = in;
    this.out = new Bytes(size);
  }

  /** Whether a text begins as JSON does. */
  static boolean isJson(byte[] text) {
    int i = 0;
    while (i < text.length && text[i] <= ' ' && text[i] >= 0) {
      i++;
    }
    return i < text.length && (text[i] == '[' || text[i] == '{');
  }

  /**
   * The rows of {@code text}.
   *
   * @throws CandleFileException when it is damaged, has no rows, or those of two lists
   */
  static Found asCsv(String file, byte[] text) {
    try (JsonParser in = JSON.createParser(text)) {
      JsonRows rows = new JsonRows(file, in, text.length);
      rows.find();
      if (rows.rows == 0) {
        throw new CandleFileException(
            file + " has no candles: an array of them is empty or missing");
      }
      return new Found(rows.out.all(), rows.symbol);
    } catch (JsonEOFException e) {
      throw new CandleFileException(file + " is cut short: its JSON ends too early", e);
    } catch (StreamReadException e) {
      throw new CandleFileException(
          file
              + " is damaged: its JSON cannot be read behind byte "
              + e.getLocation().getByteOffset(),
          e);
    } catch (StreamConstraintsException e) {
      throw new CandleFileException(
          file + " is damaged: its JSON is nested too deep or has too long a value", e);
    } catch (IOException e) {
      throw new CandleFileException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private void find() throws IOException {
    while (in.nextToken() != null) {
      if (in.currentToken() == JsonToken.START_ARRAY) {
        elements();
      } else if (in.currentToken() == JsonToken.VALUE_STRING
          && in.currentName() != null
          && Recognition.SYMBOLS.contains(SourceShape.plain(in.currentName()))) {
        symbol = Optional.of(in.getText());
      }
    }
  }

  /** Kraken's rows have the name of their product, in an object that is the result. */
  private void nameOfResult() {
    JsonStreamContext object = in.getParsingContext().getParent();
    boolean result =
        object.inObject()
            && object.getParent() != null
            && "result".equals(object.getParent().getCurrentName());
    symbol = result ? Optional.of(object.getCurrentName()) : symbol;
  }

  /** Reads the elements of an array as rows, if rows they are. */
  private void elements() throws IOException {
    boolean before = rows > 0;
    nameOfResult();
    for (JsonToken each = in.nextToken();
        each == JsonToken.START_ARRAY || each == JsonToken.START_OBJECT;
        each = in.nextToken()) {
      if (before) {
        throw new CandleFileException(
            file + " has two lists of candles: a file has those of one product");
      }
      if (each == JsonToken.START_ARRAY) {
        array();
      } else {
        object();
      }
    }
    if (in.currentToken() == JsonToken.VALUE_STRING
        && "error".equals(in.getParsingContext().getParent().getCurrentName())) {
      throw new CandleFileException(
          file + " has no candles but the error of an exchange: " + in.getText());
    }
    if (in.currentToken() != JsonToken.END_ARRAY) {
      throw new CandleFileException(
          file
              + (rows == 0
                  ? " has no candles: its array is not one of arrays or of objects"
                  : " row " + (rows + 1) + " is no candle"));
    }
  }

  private void array() throws IOException {
    boolean first = true;
    while (in.nextToken() != JsonToken.END_ARRAY) {
      if (!first) {
        out.add(',');
      }
      first = false;
      value();
    }
    end();
  }

  /** Fields stand in the order of the first object's keys, whatever that of this one is. */
  private void object() throws IOException {
    Map<String, byte[]> values = new HashMap<>();
    List<String> names = new ArrayList<>();
    Bytes row = out;
    for (int i = 0; in.nextToken() != JsonToken.END_OBJECT; i++) {
      String name = in.currentName();
      in.nextToken();
      if (rows > 0 && values.isEmpty() && i < keys.size() && name.equals(keys.get(i))) {
        separate(i);
        value();
        matched = i + 1;
      } else {
        out = new Bytes(FIELD);
        value();
        names.add(name);
        values.put(name, out.all());
        out = row;
      }
    }
    if (rows == 0) {
      keys = names;
      out.add(header());
    }
    for (int i = matched; i < keys.size(); i++) {
      separate(i);
      out.add(values.getOrDefault(keys.get(i), NOTHING));
    }
    matched = 0;
    end();
  }

  private void separate(int field) {
    if (field > 0) {
      out.add(',');
    }
  }

  private byte[] header() {
    String names = String.join(",", keys.stream().map(SourceShape::plain).toList());
    return (names + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private void end() {
    out.add('\n');
    rows++;
  }

  /** Writes a value as a field; what is no single one is left out. */
  private void value() throws IOException {
    if (in.currentToken().isStructStart()) {
      in.skipChildren();
      return;
    }
    if (in.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    char[] text = in.getTextCharacters();
    int from = in.getTextOffset();
    int to = from + in.getTextLength();
    for (int i = from; i < to; i++) {
      if (text[i] > '~' || text[i] < ' ' || text[i] == ',' || text[i] == '"') {
        quoted(new String(text, from, to - from));
        return;
      }
    }
    out.add(text, from, to);
  }

  private void quoted(String text) {
    String plain = text.replace("\"", "\"\"").replaceAll("[\r\n]", " ");
    out.add(('"' + plain + '"').getBytes(StandardCharsets.UTF_8));
  }

  /** Bytes that become more, without the lock that the JDK's have. */
  private static final class Bytes {
    private byte[] bytes;
    private int size;

    Bytes(int room) {
      bytes = new byte[Math.max(room, 1)];
    }

    private void room(int more) {
      if (size + more > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
      }
    }

    void add(char one) {
      room(1);
      bytes[size++] = (byte) one;
    }

    void add(byte[] more) {
      room(more.length);
      System.arraycopy(more, 0, bytes, size, more.length);
      size += more.length;
    }

    /** Adds characters that have a byte each. */
    void add(char[] text, int from, int to) {
      room(to - from);
      for (int i = from; i < to; i++) {
        bytes[size++] = (byte) text[i];
      }
    }

    byte[] all() {
      return Arrays.copyOf(bytes, size);
    }
  }
}
