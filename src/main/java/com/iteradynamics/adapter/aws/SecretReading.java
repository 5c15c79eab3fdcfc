package com.iteradynamics.adapter.aws;

/** What asking for the venue's credentials gave. */
public sealed interface SecretReading {
  /** They are there. */
  record Present(VenueCredentials credentials) implements SecretReading {}

  /** They are not to be had; the reason holds nothing of the secret's content. */
  record Absent(String why) implements SecretReading {}
}
