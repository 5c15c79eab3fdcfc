package com.iteradynamics.adapter.coinbase;

import com.iteradynamics.adapter.coinbase.client.Transport;
import com.iteradynamics.adapter.coinbase.messages.HttpAnswer;
import com.iteradynamics.adapter.coinbase.messages.HttpCall;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers by path, each in turn and the last of them for ever; remembers every call. A path that
 * nobody scripted is a mistake of the test.
 */
public final class ScriptedTransport implements Transport {
  private static final String API = "/api/v3/brokerage";

  private final Map<String, Deque<Step>> script = new HashMap<>();
  private final List<HttpCall> calls = new ArrayList<>();

  private interface Step {
    HttpAnswer take() throws IOException;
  }

  /**
   * Adds an answer.
   *
   * @param target method and path below the API's, as {@code GET /time}
   */
  public ScriptedTransport on(String target, int status, String body) {
    return on(target, status, body, new String[0]);
  }

  /** Adds an answer of 200 with a fixture as the body. */
  public ScriptedTransport on(String target, String fixture) {
    return on(target, 200, Fixture.text(fixture));
  }

  /**
   * Adds an answer with headers.
   *
   * @param headers names and values in turn
   */
  public ScriptedTransport on(String target, int status, String body, String... headers) {
    Map<String, String> all = new HashMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], headers[i + 1]);
    }
    return step(target, () -> new HttpAnswer(status, all, body));
  }

  /** Adds a connection that breaks. */
  public ScriptedTransport breaks(String target, String message) {
    return step(
        target,
        () -> {
          throw new IOException(message);
        });
  }

  private ScriptedTransport step(String target, Step step) {
    script.computeIfAbsent(target, name -> new ArrayDeque<>()).add(step);
    return this;
  }

  @Override
  public synchronized HttpAnswer exchange(HttpCall call) throws IOException {
    calls.add(call);
    Deque<Step> steps = script.get(call.method() + " " + call.path().substring(API.length()));
    if (steps == null) {
      throw new IllegalStateException("nobody scripted " + call);
    }
    return (steps.size() > 1 ? steps.poll() : steps.peek()).take();
  }

  public List<HttpCall> calls() {
    return calls;
  }

  /** Method, path and query of every call, in order. */
  public List<String> targets() {
    return calls.stream()
        .map(
            call ->
                call.method()
                    + " "
                    + call.path().substring(API.length())
                    + (call.query().isEmpty() ? "" : "?" + call.query()))
        .toList();
  }

  /** How often a target was called. */
  public long count(String target) {
    return targets().stream().filter(one -> one.split("\\?", -1)[0].equals(target)).count();
  }
}
