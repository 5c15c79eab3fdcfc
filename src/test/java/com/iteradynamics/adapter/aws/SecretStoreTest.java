package com.iteradynamics.adapter.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.aws.SecretStore.SecretReading;
import com.iteradynamics.adapter.aws.SecretStore.VenueCredentials;
import com.iteradynamics.simulation.aws.Call;
import com.iteradynamics.simulation.aws.ModelServer;
import com.iteradynamics.simulation.aws.ModelServer.Fault;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretStoreTest {
  private static final String ID = "argus/coinbase";
  private static final VenueCredentials FIRST = new VenueCredentials("k1", "hush", "p1");
  private static final VenueCredentials SECOND = new VenueCredentials("k2", "hush", "p1");

  private ModelServer aws;
  private SecretStore store;

  @BeforeEach
  void start() {
    aws = ModelServer.start();
    aws.secrets().put(ID, json(FIRST));
    store = new SecretStore(TestClients.secrets(aws.endpoint()), ID);
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void readsOnceAndKeeps() {
    assertEquals(new SecretReading.Present(FIRST), store.credentials());
    aws.secrets().put(ID, json(SECOND));
    assertEquals(new SecretReading.Present(FIRST), store.credentials());
    assertEquals(List.of(new Call("GetSecretValue", ID, 1)), aws.calls());
  }

  @Test
  void readsAgainWhenTheVenueRefusedWhatIsKept() {
    store.credentials();
    aws.secrets().put(ID, json(SECOND));
    assertEquals(new SecretReading.Present(SECOND), store.refresh(FIRST));
    assertEquals(new SecretReading.Present(SECOND), store.credentials());
    assertEquals(2, aws.calls().size());
  }

  @Test
  void doesNotReadAgainWhenThatHasHappenedSince() {
    store.credentials();
    aws.secrets().put(ID, json(SECOND));
    store.refresh(FIRST);
    assertEquals(new SecretReading.Present(SECOND), store.refresh(FIRST));
    assertEquals(2, aws.calls().size());
  }

  @Test
  void whatCouldNotBeReadIsReadAgainNextTime() {
    aws.plant(call -> true, TestClients.ATTEMPTS, new Fault.Answer(500, "InternalServiceError"));
    assertEquals(
        "the secret argus/coinbase cannot be read: the service answered 500 InternalServiceError:"
            + " planted",
        absent());
    assertEquals(new SecretReading.Present(FIRST), store.credentials());
  }

  @Test
  void outlivesAServiceThatStumbles() {
    aws.plant(call -> true, TestClients.ATTEMPTS - 1, new Fault.Answer(503, "ServiceUnavailable"));
    assertEquals(new SecretReading.Present(FIRST), store.credentials());
  }

  @Test
  void saysWhatItTakesWhenDenied() {
    aws.plant(call -> true, 1, new Fault.Answer(400, "AccessDeniedException"));
    assertEquals(
        "the secret argus/coinbase cannot be read: access is denied; it takes"
            + " secretsmanager:GetSecretValue on it, and kms:Decrypt when it has a key of its own",
        absent());
  }

  @Test
  void saysThatThereIsNone() {
    store = new SecretStore(TestClients.secrets(aws.endpoint()), "argus/other");
    assertEquals(
        "the secret argus/other does not exist in this region, or has no value yet", absent());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "hush | is not a JSON object",
        "[\"hush\"] | is not a JSON object",
        "null | is not a JSON object",
        "{\"COINBASE_API_KEY\": \"hush\" | is not a JSON object",
        "{\"COINBASE_API_SECRET\":\"hush\",\"COINBASE_API_SECRET\":\"hush\"} | is not a JSON object",
        "{} | lacks COINBASE_API_KEY, COINBASE_API_SECRET, COINBASE_PORTFOLIO_UUID; it must be",
        "{\"COINBASE_API_KEY\":\"hush\",\"COINBASE_API_SECRET\":\" \",\"COINBASE_PORTFOLIO_UUID\":\"hush\"}"
            + "| lacks COINBASE_API_SECRET; it must be a JSON object",
        "{\"COINBASE_API_KEY\":\"hush\",\"COINBASE_API_SECRET\":7,\"COINBASE_PORTFOLIO_UUID\":null}"
            + "| lacks COINBASE_API_SECRET, COINBASE_PORTFOLIO_UUID; it must be a JSON object",
      })
  void aMalformedSecretIsDescribedButNotQuoted(String content, String why) {
    aws.secrets().put(ID, content);
    assertTrue(absent().startsWith("the secret argus/coinbase " + why), this::absent);
    assertFalse(absent().contains("hush"));
  }

  @Test
  void ignoresOtherFieldsAndBlanksAround() {
    aws.secrets().put(ID, json(FIRST).replace("\"k1\"", "\" k1\\n\", \"NOTE\": 1"));
    assertEquals(new SecretReading.Present(FIRST), store.credentials());
  }

  @Test
  void isNotShownByAnyTextForm() {
    SecretReading reading = store.credentials();
    for (Object shown : List.of(reading, FIRST, store)) {
      String text = shown.toString();
      assertFalse(text.contains("hush") || text.contains("k1") || text.contains("p1"), text);
    }
  }

  private String absent() {
    return assertInstanceOf(SecretReading.Absent.class, store.credentials()).why();
  }

  private static String json(VenueCredentials credentials) {
    return String.format(
        Locale.ROOT,
        """
        {"COINBASE_API_KEY": "%s", "COINBASE_API_SECRET": "%s", "COINBASE_PORTFOLIO_UUID": "%s"}""",
        credentials.apiKey(),
        credentials.apiSecret(),
        credentials.portfolio());
  }
}
