package com.iteradynamics.candlefile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * JSON as CSV: the rows are the first array of arrays, or of objects, wherever it is; those of
 * objects get a header of the first one's keys. Numbers keep the characters that they have.
 */
final class JsonRows {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private final String file;
  private final JsonParser in;
  private final ByteArrayOutputStream out;
  private List<String> keys = List.of();
  private int rows;

  private JsonRows(String file, JsonParser in, int size) {
    this.file = file;
    this.in = in;
    this.out = new ByteArrayOutputStream(size);
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
  static byte[] asCsv(String file, byte[] text) {
    try (JsonParser in = JSON.createParser(text)) {
      JsonRows rows = new JsonRows(file, in, text.length);
      rows.find();
      if (rows.rows == 0) {
        throw new CandleFileException(
            List.of(file + " has no candles: an array of them is empty or missing"));
      }
      return rows.out.toByteArray();
    } catch (JsonEOFException e) {
      throw new CandleFileException(file + " is cut short: its JSON ends too early", e);
    } catch (StreamReadException e) {
      throw new CandleFileException(
          file
              + " is damaged: its JSON cannot be read behind byte "
              + e.getLocation().getByteOffset(),
          e);
    } catch (IOException e) {
      throw new CandleFileException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private void find() throws IOException {
    while (in.nextToken() != null) {
      if (in.currentToken() == JsonToken.START_ARRAY) {
        elements();
      }
    }
  }

  /** Reads the elements of an array as rows, if rows they are. */
  private void elements() throws IOException {
    boolean before = rows > 0;
    for (JsonToken each = in.nextToken();
        each == JsonToken.START_ARRAY || each == JsonToken.START_OBJECT;
        each = in.nextToken()) {
      if (before) {
        throw new CandleFileException(
            List.of(file + " has two lists of candles: a file has those of one product"));
      }
      if (each == JsonToken.START_ARRAY) {
        array();
      } else {
        object();
      }
    }
    if (in.currentToken() != JsonToken.END_ARRAY) {
      throw new CandleFileException(
          List.of(
              file
                  + (rows == 0
                      ? " has no candles: its array is not one of arrays or of objects"
                      : " row " + (rows + 1) + " is no candle")));
    }
  }

  private void array() throws IOException {
    boolean first = true;
    while (in.nextToken() != JsonToken.END_ARRAY) {
      if (!first) {
        out.write(',');
      }
      first = false;
      out.write(value());
    }
    end();
  }

  private void object() throws IOException {
    List<String> names = new ArrayList<>();
    List<byte[]> values = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      names.add(in.currentName());
      in.nextToken();
      values.add(value());
    }
    if (rows == 0) {
      keys = names;
      out.write(
          String.join(",", names.stream().map(SourceShape::plain).toList())
              .getBytes(StandardCharsets.UTF_8));
      out.write('\n');
    }
    for (int i = 0; i < keys.size(); i++) {
      if (i > 0) {
        out.write(',');
      }
      int at =
          i < names.size() && names.get(i).equals(keys.get(i)) ? i : names.indexOf(keys.get(i));
      if (at >= 0) {
        out.write(values.get(at));
      }
    }
    end();
  }

  private void end() {
    out.write('\n');
    rows++;
  }

  /** A value as a field; what is no single one is left out. */
  private byte[] value() throws IOException {
    if (in.currentToken().isStructStart()) {
      in.skipChildren();
      return new byte[0];
    }
    if (in.currentToken() == JsonToken.VALUE_NULL) {
      return new byte[0];
    }
    String text = in.getText();
    Optional<String> quoted =
        text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
            ? Optional.of('"' + text.replace("\"", "\"\"").replaceAll("[\r\n]", " ") + '"')
            : Optional.empty();
    return quoted.orElse(text).getBytes(StandardCharsets.UTF_8);
  }
}
