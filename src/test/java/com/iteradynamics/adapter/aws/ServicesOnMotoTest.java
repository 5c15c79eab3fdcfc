package com.iteradynamics.adapter.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.cortex.TickEvent;
import com.iteradynamics.testkit.aws.Moto;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The secret and the bus at services that somebody else wrote. */
class ServicesOnMotoTest {
  private static Moto moto;

  @BeforeAll
  static void start() {
    moto = Moto.require(ServicesOnMotoTest.class);
  }

  @AfterAll
  static void stop() {
    if (moto != null) {
      moto.close();
    }
  }

  @Test
  void readsTheSecretAndSaysWhenThereIsNone() {
    try (SecretsManagerClient client = TestClients.secrets(moto.endpoint())) {
      SecretStore store = new SecretStore(client, "argus/coinbase");
      assertEquals(
          "the secret argus/coinbase does not exist in this region, or has no value yet",
          assertInstanceOf(SecretReading.Absent.class, store.credentials()).why());
      client.createSecret(
          b ->
              b.name("argus/coinbase")
                  .secretString(
                      "{\"COINBASE_API_KEY\":\"k\",\"COINBASE_API_SECRET\":\"s\","
                          + "\"COINBASE_PORTFOLIO_UUID\":\"p\"}"));
      assertEquals(
          new SecretReading.Present(new VenueCredentials("k", "s", "p")), store.credentials());
    }
  }

  @Test
  void tellsTheBus() {
    List<String> warnings = new ArrayList<>();
    try (EventBridgeClient client = TestClients.events(moto.endpoint())) {
      EventBridgePublisher publisher = new EventBridgePublisher(client, "default", warnings::add);
      Instant hour = Instant.parse("2026-03-01T14:00:00Z");
      List<TickEvent> events = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        events.add(new TickEvent(TickEvent.Type.DECISION_MADE, hour, Map.of("why", "test " + i)));
      }
      assertTrue(publisher.publish(events), warnings::toString);
    }
  }
}
