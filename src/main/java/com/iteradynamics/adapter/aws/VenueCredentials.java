package com.iteradynamics.adapter.aws;

/**
 * What signs requests to the venue. Never printed: the text form hides all three.
 *
 * @param apiKey name of the key
 * @param apiSecret the key itself
 * @param portfolio id of the portfolio that the key trades
 */
public record VenueCredentials(String apiKey, String apiSecret, String portfolio) {
  @Override
  public String toString() {
    return "VenueCredentials[***]";
  }
}
