package com.iteradynamics.adapter.coinbase.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The part of an address behind the question mark, percent-encoded.
 *
 * @param text empty when nothing is asked for
 */
public record Query(String text) {
  /** Nothing. */
  public static final Query NONE = new Query("");

  /** This and one more parameter; a name may come several times. */
  public Query with(String name, String value) {
    // A space would be a plus sign, which means itself behind a question mark for some.
    String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    return new Query((text.isEmpty() ? "" : text + "&") + name + "=" + encoded);
  }
}
