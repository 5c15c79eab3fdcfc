package com.iteradynamics.testkit.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A tab of a {@link Chromium}, and all that it asked for and complained of. */
public final class Tab implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int PATIENCE_SECONDS = 60;

  private final BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> loads = new LinkedBlockingQueue<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final HttpClient http;
  private final WebSocket socket;
  private int calls;

  private Tab(HttpClient http, URI address) {
    this.http = http;
    socket = http.newWebSocketBuilder().buildAsync(address, new Listener()).join();
  }

  static Tab open(int port) {
    HttpClient http = HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build();
    HttpRequest create =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/new?about:blank"))
            .PUT(HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      JsonNode created = MAPPER.readTree(http.send(create, BodyHandlers.ofString()).body());
      Tab tab = new Tab(http, URI.create(created.get("webSocketDebuggerUrl").asText()));
      for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
        tab.call(domain + ".enable", Map.of());
      }
      return tab;
    } catch (IOException e) {
      throw new IllegalStateException("Chromium does not open a tab", e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Shows {@code address} and waits until all of it is there. */
  public void show(URI address) {
    loads.clear();
    requests.clear();
    complaints.clear();
    call("Page.navigate", Map.of("url", address.toString()));
    taken(loads);
  }

  /** The size of the window, CSS pixels. */
  public void size(int width, int height) {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
  }

  /**
   * What the person is said to prefer, {@code dark} or {@code light}, on {@code screen} or paper.
   */
  public void prefers(String colours, String medium) {
    call(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            medium,
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", colours))));
  }

  /** The value of a JavaScript expression. */
  public JsonNode value(String expression) {
    JsonNode answer =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (answer.has("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + answer.get("exceptionDetails"));
    }
    return answer.get("result").path("value");
  }

  /** A picture of what is in the window, PNG. */
  public byte[] picture() {
    return bytes(call("Page.captureScreenshot", Map.of("format", "png")));
  }

  /** The page on paper, PDF. */
  public byte[] paper() {
    return bytes(call("Page.printToPDF", Map.of("printBackground", true)));
  }

  /** Addresses that were asked for since the page was shown. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** Errors and warnings since the page was shown. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  @Override
  public void close() {
    socket.abort();
    http.shutdownNow();
  }

  private static byte[] bytes(JsonNode answer) {
    return Base64.getDecoder().decode(answer.get("data").asText());
  }

  private JsonNode call(String method, Map<String, Object> parameters) {
    try {
      int id = ++calls;
      String text =
          MAPPER.writeValueAsString(Map.of("id", id, "method", method, "params", parameters));
      socket.sendText(text, true).join();
      JsonNode answer = taken(answers);
      if (answer.get("id").asInt() != id || answer.has("error")) {
        throw new IllegalStateException(method + ": " + answer);
      }
      return answer.get("result");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> T taken(BlockingQueue<T> queue) {
    try {
      T next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (next == null) {
        throw new IllegalStateException("Chromium does not answer");
      }
      return next;
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted while waiting for Chromium", e);
  }

  private void heard(JsonNode message) {
    JsonNode about = message.path("params");
    switch (message.path("method").asText()) {
      case "" -> answers.add(message);
      case "Page.loadEventFired" -> loads.add("loaded");
      case "Network.requestWillBeSent" -> requests.add(about.at("/request/url").asText());
      case "Runtime.exceptionThrown" -> complaints.add(about.get("exceptionDetails").toString());
      case "Log.entryAdded" -> complaints.add(about.at("/entry/text").asText());
      case "Runtime.consoleAPICalled" -> complaints.add(about.get("args").toString());
      default -> {}
    }
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        try {
          heard(MAPPER.readTree(text.toString()));
        } catch (IOException e) {
          complaints.add("not JSON: " + e.getMessage());
        }
        text.setLength(0);
      }
      from.request(1);
      return null;
    }
  }
}
