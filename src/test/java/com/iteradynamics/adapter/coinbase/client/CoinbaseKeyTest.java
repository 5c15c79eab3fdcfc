package com.iteradynamics.adapter.coinbase.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.coinbase.Secrets;
import com.iteradynamics.adapter.coinbase.TestKey;
import com.iteradynamics.execution.port.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class CoinbaseKeyTest {
  private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;

  private record Form(String name, String algorithm, PublicKey open, String secret) {}

  private record Way(String name, UnaryOperator<String> change) {}

  private static List<Form> forms() {
    KeyPair ec = TestKey.ec("secp256r1");
    KeyPair ed = TestKey.of("Ed25519");
    return List.of(
        new Form("SEC1", "ES256", ec.getPublic(), TestKey.sec1(ec)),
        new Form("PKCS#8 of P-256", "ES256", ec.getPublic(), TestKey.pkcs8(ec)),
        new Form("64 bytes", "EdDSA", ed.getPublic(), TestKey.seedAndPublic(ed)),
        new Form("32 bytes", "EdDSA", ed.getPublic(), TestKey.seed(ed)),
        new Form("PKCS#8 of Ed25519", "EdDSA", ed.getPublic(), TestKey.pkcs8(ed)));
  }

  private static List<Way> ways() {
    return List.of(
        new Way("as it is", text -> text),
        new Way("newlines written out", text -> text.replace("\n", "\\n")),
        new Way("newlines written out twice", text -> text.replace("\n", "\\\\n")),
        new Way("newlines of Windows", text -> text.replace("\n", "\r\n")),
        new Way("newlines of Windows written out", text -> text.replace("\n", "\\r\\n")),
        new Way("newlines lost", text -> text.replace("\n", " ")),
        new Way("blanks around", text -> " \n\t" + text + " \n"),
        new Way("in quotation marks", text -> "\"" + text.replace("\n", "\\n") + "\""),
        new Way("in two kinds of them", text -> " '\"" + text + "\"' "));
  }

  @TestFactory
  Stream<DynamicTest> everyFormIsReadHoweverItWasKept() {
    return forms().stream()
        .flatMap(
            form ->
                ways().stream()
                    .map(
                        way ->
                            DynamicTest.dynamicTest(
                                form.name() + ", " + way.name(),
                                () -> reads(form, way.change().apply(form.secret())))));
  }

  private static void reads(Form form, String secret) throws UnusableKeyException {
    CoinbaseKey key = CoinbaseKey.parse(" \"" + TestKey.NAME + "\"\n", secret);
    assertEquals(form.algorithm(), key.algorithm());
    assertEquals(TestKey.NAME, key.keyName());
    byte[] signature = key.sign(CONTENT);
    assertEquals(64, signature.length);
    assertTrue(TestKey.verifies(form.open(), CONTENT, signature));
    assertEquals("CoinbaseKey[***]", key.toString());
  }

  private record Bad(String name, String secret, String expected) {}

  private static List<Bad> bad() {
    KeyPair ec = TestKey.ec("secp256r1");
    KeyPair p384 = TestKey.ec("secp384r1");
    KeyPair ed = TestKey.of("Ed25519");
    String sec1 = TestKey.sec1(ec);
    String inner = sec1.replaceAll("-----.*?-----|\n", "");
    String both = TestKey.seedAndPublic(ed);
    byte[] swapped = Base64.getDecoder().decode(both);
    swapped[40] ^= 1;
    return List.of(
        new Bad("empty", "", "it is empty"),
        new Bad("blank", " \n ", "it is empty"),
        new Bad(
            "the whole file", "{\"name\": \"n\", \"privateKey\": \"" + inner + "\"}", "its field"),
        new Bad("no lines around", inner, "a PEM without its BEGIN and END lines"),
        new Bad("END line lost", sec1.replaceAll("-----END.*", ""), "is damaged"),
        new Bad("lines do not agree", sec1.replace("END EC PRI", "END PRI"), "is damaged"),
        new Bad("body lost", sec1.replaceAll("-----\n[^-]*", "-----\n"), "there is nothing in it"),
        new Bad("body cut", cut(sec1), ""),
        new Bad("not base64", sec1.replace(inner.substring(20, 23), "?*!"), "not base64"),
        new Bad("a public key", pem("PUBLIC KEY", ec.getPublic().getEncoded()), "a public key"),
        new Bad("RSA", TestKey.pem("RSA PRIVATE KEY", new byte[90]), "another kind of key"),
        new Bad("RSA in PKCS#8", TestKey.pkcs8(TestKey.of("RSA")), "is neither of an ECDSA key"),
        new Bad("a password", pem("ENCRYPTED PRIVATE KEY", new byte[90]), "locked by a password"),
        new Bad("P-384 in PKCS#8", TestKey.pkcs8(p384), "another curve"),
        new Bad("secp256k1", pem("EC PRIVATE KEY", TestKey.sec1Der(ec, "06052b8104000a")), "curve"),
        new Bad("X25519", TestKey.pkcs8(TestKey.of("X25519")), "is neither of an ECDSA key"),
        new Bad("halves that do not belong", base64(swapped), "older API have this form"),
        new Bad("an HMAC secret", base64(new byte[64]), "older API have this form"),
        new Bad("48 bytes", base64(new byte[48]), "base64 of 48 bytes"),
        new Bad("zero as the number", pem("EC PRIVATE KEY", zero()), "no key of P-256 has this"),
        new Bad("a word", "correct-horse-battery-staple", "not base64"));
  }

  private static String pem(String label, byte[] der) {
    return TestKey.pem(label, der);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String cut(String pem) {
    return pem.replaceAll("(?s)(-----\n.{60}).*(\n-----END)", "$1$2");
  }

  private static byte[] zero() {
    byte[] der = new byte[39];
    der[0] = 0x30;
    der[1] = 37;
    der[2] = 2;
    der[3] = 1;
    der[4] = 1;
    der[5] = 4;
    der[6] = 32;
    return der;
  }

  @TestFactory
  Stream<DynamicTest> whatIsNoKeyIsRefusedWithWhatIsExpectedAndWithoutAnyPartOfIt() {
    return bad().stream().map(one -> DynamicTest.dynamicTest(one.name(), () -> refuses(one)));
  }

  private static void refuses(Bad bad) {
    UnusableKeyException e =
        assertThrows(
            UnusableKeyException.class, () -> CoinbaseKey.parse(TestKey.NAME, bad.secret()));
    assertTrue(e.getMessage().contains(bad.expected()), e.getMessage());
    assertTrue(e.getMessage().startsWith("the key's secret must be the whole PEM"), e.getMessage());
    assertEquals(null, e.getCause());
    String hidden = bad.secret().replaceAll("-----[A-Z0-9 ]*-----|\\{.*\"privateKey\"", "");
    assertEquals("", Secrets.part(hidden, e.getMessage()));
  }

  @Test
  void aNameThatIsNoneIsNotRepeatedEither() {
    KeyPair ec = TestKey.ec("secp256r1");
    String secret = TestKey.sec1(ec);
    for (String name : List.of("", "two words", "quote\"d", secret, "a".repeat(201))) {
      UnusableKeyException e =
          assertThrows(UnusableKeyException.class, () -> CoinbaseKey.parse(name, secret));
      assertTrue(e.getMessage().contains("organizations/…/apiKeys/…"), e.getMessage());
      assertEquals("", Secrets.part(secret, e.getMessage()));
    }
  }

  @Test
  void credentialsSayWhatIsWrongAndHideTheRest() {
    CoinbaseCredentials bad = new CoinbaseCredentials(TestKey.NAME, "hush hush");
    assertEquals("CoinbaseCredentials[***]", bad.toString());
    assertTrue(
        bad.key() instanceof Result.Failed<Signer>(String why, boolean away)
            && why.contains("base64 of 6 bytes")
            && !why.contains("hush"));
    KeyPair ed = TestKey.of("Ed25519");
    CoinbaseCredentials good = new CoinbaseCredentials(TestKey.NAME, TestKey.seed(ed));
    assertEquals("EdDSA", good.key().read().orElseThrow().algorithm());
  }

  @TestFactory
  Stream<DynamicTest> whatOpensslMakesIsRead() throws IOException, InterruptedException {
    if (!runs("openssl", "version")) {
      System.out.println("[SKIP] CoinbaseKeyTest: there is no openssl to make keys with");
      Assumptions.abort("there is no openssl");
    }
    return Stream.of(
            "ecparam -name prime256v1 -genkey",
            "ecparam -name prime256v1 -genkey -noout",
            "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256",
            "genpkey -algorithm ed25519")
        .map(words -> DynamicTest.dynamicTest(words, () -> readsOpenssl(words)));
  }

  private void readsOpenssl(String words)
      throws IOException, InterruptedException, UnusableKeyException, GeneralSecurityException {
    Path secret = folder.resolve("secret.pem");
    Path open = folder.resolve("open.der");
    assertTrue(runs(("openssl " + words + " -out " + secret).split(" ", -1)));
    assertTrue(
        runs(("openssl pkey -in " + secret + " -pubout -outform DER -out " + open).split(" ", -1)));
    CoinbaseKey key = CoinbaseKey.parse(TestKey.NAME, Files.readString(secret));
    PublicKey publicKey =
        KeyFactory.getInstance(key.algorithm().equals("ES256") ? "EC" : "Ed25519")
            .generatePublic(new X509EncodedKeySpec(Files.readAllBytes(open)));
    assertTrue(TestKey.verifies(publicKey, CONTENT, key.sign(CONTENT)));
    assertFalse(TestKey.verifies(publicKey, CONTENT, key.sign(new byte[1])));
  }

  private static boolean runs(String... words) throws InterruptedException {
    try {
      return new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
