package com.iteradynamics.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads JSON whose fields come in a known order, and says what is there instead. What it would say
 * is put together only then: a model is read in a cold start, where a text costs milliseconds.
 */
final class StrictJson {
  private final JsonParser json;

  StrictJson(JsonParser json) {
    this.json = json;
  }

  /** What is wrong with a file. */
  static final class WrongFile extends Exception {
    private static final long serialVersionUID = 1L;

    WrongFile(String why) {
      super(why);
    }
  }

  /** Moves on. */
  JsonToken nextToken() throws IOException {
    return json.nextToken();
  }

  /** Where it is. */
  JsonToken currentToken() {
    return json.currentToken();
  }

  /** The name of the field that it is in. */
  String currentName() throws IOException {
    return json.currentName();
  }

  /** The text that it is at. */
  String getText() throws IOException {
    return json.getText();
  }

  double real(String name) throws IOException, WrongFile {
    JsonToken token = json.currentToken();
    double value = token != null && token.isNumeric() ? json.getDoubleValue() : Double.NaN;
    if (!Double.isFinite(value)) {
      throw new WrongFile(name + " must be a finite number");
    }
    return value;
  }

  int whole(String name) throws IOException, WrongFile {
    field(name, JsonToken.VALUE_NUMBER_INT);
    long value = json.getLongValue();
    check(value >= 0 && value <= Integer.MAX_VALUE, name + " must be in 0..2,147,483,647");
    return (int) value;
  }

  String text(String name) throws IOException, WrongFile {
    field(name, JsonToken.VALUE_STRING);
    return json.getText();
  }

  Optional<String> textOrNull(String name) throws IOException, WrongFile {
    named(name);
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return Optional.empty();
    }
    check(json.currentToken() == JsonToken.VALUE_STRING, name + " must be a text or null");
    return Optional.of(json.getText());
  }

  Optional<Instant> time(String name) throws IOException, WrongFile {
    Optional<String> text = textOrNull(name);
    try {
      return text.map(Instant::parse);
    } catch (DateTimeException e) {
      throw new WrongFile(name + " must be a time as 2026-11-25T00:00:00Z, was " + text.get());
    }
  }

  void field(String name, JsonToken kind) throws IOException, WrongFile {
    named(name);
    if (json.currentToken() != kind) {
      throw new WrongFile(name + " must be " + words(kind));
    }
  }

  void named(String name) throws IOException, WrongFile {
    if (json.nextToken() != JsonToken.FIELD_NAME) {
      throw missing("the field " + name);
    }
    if (!json.currentName().equals(name)) {
      throw new WrongFile(name + " must come here, not " + json.currentName());
    }
    json.nextToken();
  }

  void next(JsonToken kind, String what) throws IOException, WrongFile {
    if (json.nextToken() != kind) {
      throw missing(what);
    }
  }

  private WrongFile missing(String what) {
    return new WrongFile(what + " must come at byte " + json.currentLocation().getByteOffset());
  }

  static String words(JsonToken kind) {
    return switch (kind) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "a list";
      case VALUE_STRING -> "a text";
      case VALUE_NUMBER_INT -> "a whole number";
      default -> kind.name();
    };
  }

  static void same(String name, Object is, Object must) throws WrongFile {
    check(is.equals(must), name + " must be " + must + ", was " + is);
  }

  static void check(boolean holds, String otherwise) throws WrongFile {
    if (!holds) {
      throw new WrongFile(otherwise);
    }
  }
}
