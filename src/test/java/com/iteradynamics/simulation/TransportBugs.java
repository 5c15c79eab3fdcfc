package com.iteradynamics.simulation;

import com.iteradynamics.adapter.coinbase.client.Transport;
import com.iteradynamics.adapter.coinbase.messages.HttpAnswer;
import com.iteradynamics.adapter.coinbase.messages.HttpCall;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Mistakes that could be made with the venue's answers, before anybody reads them. */
final class TransportBugs {
  private static final Pattern TIMES = Pattern.compile("\"(nbf|exp|iat)\":(\\d+)");

  private TransportBugs() {}

  private static boolean isOrder(HttpCall call) {
    return call.method().equals("POST") && call.path().endsWith("/orders");
  }

  /** An order that is too much is sent again at once. */
  static Bug sendingAgainAtOnce() {
    return new Bug() {
      @Override
      public Transport transport(Transport transport, Sandbox process) {
        return call -> {
          HttpAnswer answer = transport.exchange(call);
          return isOrder(call) && answer.status() == 429 ? transport.exchange(call) : answer;
        };
      }
    };
  }

  /** An order that is refused for its key is not sent once more. */
  static Bug keyOfYesterday() {
    return new Bug() {
      @Override
      public Transport transport(Transport transport, Sandbox process) {
        Map<Optional<String>, HttpAnswer> refused = new HashMap<>();
        return call -> {
          if (refused.containsKey(call.body())) {
            return refused.get(call.body());
          }
          HttpAnswer answer = transport.exchange(call);
          if (isOrder(call) && answer.status() == 401) {
            refused.put(call.body(), answer);
          }
          return answer;
        };
      }
    };
  }

  /** Tokens are dated by our clock, whatever the venue's says. */
  static Bug clockOfOurs() {
    return new Bug() {
      @Override
      public Transport transport(Transport transport, Sandbox process) {
        return call -> transport.exchange(dated(call, process.ahead().toSeconds()));
      }
    };
  }

  private static HttpCall dated(HttpCall call, long seconds) {
    String token = call.headers().getOrDefault("authorization", "");
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return call;
    }
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    String changed =
        TIMES
            .matcher(claims)
            .replaceAll(
                time -> "\"" + time.group(1) + "\":" + (Long.parseLong(time.group(2)) + seconds));
    Map<String, String> headers = new HashMap<>(call.headers());
    headers.put(
        "authorization",
        parts[0]
            + "."
            + Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(changed.getBytes(StandardCharsets.UTF_8))
            + "."
            + parts[2]);
    return new HttpCall(call.method(), call.path(), call.query(), headers, call.body());
  }
}
