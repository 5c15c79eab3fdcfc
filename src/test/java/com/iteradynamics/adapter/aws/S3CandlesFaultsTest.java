package com.iteradynamics.adapter.aws;

import static com.iteradynamics.execution.port.CandleSourceContract.hour;
import static com.iteradynamics.execution.port.CandleSourceContract.tape;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.aws.S3Candles.AppendedMonth;
import com.iteradynamics.execution.port.CandleWindow;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.TemporaryStoreException;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.simulation.aws.ModelServer;
import com.iteradynamics.simulation.aws.ModelServer.Fault;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** An S3 that is slow, silent, cut short, or changed by others meanwhile. */
class S3CandlesFaultsTest extends ServedS3Candles {
  private static final Fault SLOW_DOWN = new Fault.Answer(503, "SlowDown");

  @Test
  void outlivesAServiceThatAsksToSlowDownForAWhile() {
    aws.plant(GET, TestClients.ATTEMPTS - 1, SLOW_DOWN);
    assertEquals(3, march(archive).closed().size());
    aws.plant(PUT, TestClients.ATTEMPTS - 1, SLOW_DOWN);
    assertEquals(1, archive.append(tape(3)).getFirst().added());
    assertEquals(4, march(archive).closed().size());
  }

  @Test
  void givesUpOnAServiceThatKeepsAskingToSlowDown() {
    aws.plant(GET, TestClients.ATTEMPTS, SLOW_DOWN);
    CandleWindow away = march(archive);
    assertEquals(
        List.of(name() + " cannot be read: the service answered 503 SlowDown: planted"),
        away.refused());
    assertTrue(away.temporary());
    aws.plant(PUT, TestClients.ATTEMPTS, SLOW_DOWN);
    assertEquals(
        name() + " cannot be written: the service answered 503 SlowDown: planted",
        failure(() -> archive.append(tape(3))));
    assertEquals(3, march(archive).closed().size());
  }

  @Test
  void aMonthThatIsKeptIsNoAnswerWhileItCannotBeAskedWhetherItChanged() {
    assertEquals(3, march(archive).closed().size());
    aws.plant(GET, Integer.MAX_VALUE, new Fault.HangUp());
    assertEquals(1, march(archive).refused().size());
    aws.reset();
    assertEquals(3, march(archive).closed().size());
  }

  @Test
  void whatIsDeniedIsNotAskedAgain() {
    aws.plant(GET, 1, answer(403, "AccessDenied"));
    assertTrue(march(archive).refused().getFirst().contains("access is denied"));
    assertEquals(1, aws.calls().stream().filter(GET).count());
  }

  @Test
  void anAnswerThatIsCutShortIsFetchedAgain() {
    aws.plant(GET, TestClients.ATTEMPTS - 1, new Fault.CutShort(20));
    assertEquals(List.of(), march(archive).refused());
    assertEquals(TestClients.ATTEMPTS, aws.calls().stream().filter(GET).count());
    aws.plant(GET, TestClients.ATTEMPTS, new Fault.CutShort(20));
    CandleWindow window = march(new S3Candles(s3, bucket, threads));
    assertTrue(
        window
            .refused()
            .getFirst()
            .startsWith(name() + " cannot be read: the answer was cut short"),
        window::toString);
    assertTrue(window.temporary());
  }

  @Test
  void aServiceThatDoesNotAnswerRefusesTheWindow() {
    try (S3Client hasty = TestClients.s3(aws.endpoint(), Duration.ofMillis(200))) {
      aws.plant(GET, TestClients.ATTEMPTS, new Fault.Late(Duration.ofSeconds(2)));
      CandleWindow window = march(new S3Candles(hasty, bucket, threads));
      assertEquals(
          List.of(name() + " cannot be read: there was no answer in time"), window.refused());
      assertTrue(window.temporary());
    }
  }

  @Test
  void aPortThatNobodyListensOnRefusesTheWindow() {
    ModelServer gone = ModelServer.start();
    gone.close();
    try (S3Client client = TestClients.s3(gone.endpoint())) {
      CandleWindow window = march(new S3Candles(client, bucket, threads));
      assertTrue(window.refused().getFirst().contains("Connection refused"), window::toString);
      assertTrue(window.temporary());
    }
  }

  @Test
  void aWriteWhoseAnswerWasLostIsNotLostAndNotDoneTwice() {
    aws.plant(PUT, 1, new Fault.HangUp());
    AppendedMonth done = archive.append(tape(3)).getFirst();
    assertEquals(4, done.candles());
    assertEquals(0, done.added(), "the next try found them there");
    assertEquals(2, aws.calls().stream().filter(PUT).count());
    assertEquals(tape(0, 1, 2, 3).candles(), march(archive).closed().candles());
  }

  @Test
  void aWriteThatLostIsDoneAgainOnWhatTheWinnerLeft() {
    for (Fault loss :
        List.of(answer(412, "PreconditionFailed"), answer(409, "ConditionalRequestConflict"))) {
      aws.forgetCalls();
      aws.plant(PUT, 2, loss);
      CandleSeries next = tape(march(archive).closed().size());
      assertEquals(1, archive.append(next).getFirst().added());
      assertEquals(3, aws.calls().stream().filter(PUT).count());
    }
  }

  @Test
  void anObjectThatIsRemovedBetweenReadingAndWritingIsWrittenAnew() {
    aws.plant(PUT, 1, answer(404, "NoSuchKey"));
    assertEquals(1, archive.append(tape(3)).getFirst().added());
  }

  @Test
  void writersThatNeverRestAreGivenUpOn() {
    aws.plant(PUT, 20, answer(412, "PreconditionFailed"));
    assertEquals(
        name()
            + " was changed by others each of the 20 times it was to be written; nothing was lost,"
            + " try again",
        failure(() -> archive.append(tape(3))));
  }

  @Test
  void anAppendThatIsCutOffLeavesTheOlderHoursAndCanBeDoneAgain() {
    CandleSeries months = tape(IntStream.range(3, 2_500).toArray());
    aws.plant(
        PUT.and(call -> call.resource().contains("2026-05")),
        TestClients.ATTEMPTS,
        answer(500, "InternalError"));
    String why = failure(() -> archive.append(months, false));
    assertTrue(why.contains("month=2026-05") && why.contains("cannot be written"), why);
    assertEquals(hour(743 + 720), archive.extent("BTC-USD").orElseThrow().newest());
    aws.reset();
    assertEquals(2_500 - 744 - 720, archive.append(months, false).added());
    assertEquals(
        2_500, archive.recorded("BTC-USD", hour(0), hour(9_999)).size(), "nothing is missing");
  }

  @ParameterizedTest
  @CsvSource({
    "500, InternalError, true",
    "502, BadGateway, true",
    "503, SlowDown, true",
    "503, ServiceUnavailable, true",
    "429, TooManyRequests, true",
    "400, RequestTimeout, true",
    "400, ThrottlingException, true",
    "403, AccessDenied, false",
    "403, InvalidAccessKeyId, false",
    "400, ExpiredToken, false",
    "404, NoSuchBucket, false",
    "301, PermanentRedirect, false"
  })
  void whatPassesByItselfIsToldFromWhatDoesNot(int status, String code, boolean passes) {
    aws.plant(GET, TestClients.ATTEMPTS, answer(status, code));
    CandleWindow window = march(archive);
    assertEquals(1, window.refused().size());
    assertEquals(passes, window.temporary(), window.refused()::toString);
    aws.reset();
    aws.plant(GET, TestClients.ATTEMPTS, answer(status, code));
    StoreException failed = assertThrows(StoreException.class, () -> archive.append(tape(3)));
    assertEquals(passes, failed instanceof TemporaryStoreException, failed::toString);
  }

  @Test
  void aMonthThatIsDamagedIsNotMendedByWaiting() {
    archive.append(tape(IntStream.range(3, 1_000).toArray()));
    S3Candles fresh = new S3Candles(s3, bucket, threads);
    s3.putObject(
        put -> put.bucket(bucket).key(MARCH.replace("03", "04")), RequestBody.fromString("torn"));
    aws.plant(
        GET.and(call -> call.resource().contains("2026-03")), TestClients.ATTEMPTS, SLOW_DOWN);
    CandleWindow window = fresh.window("BTC-USD", hour(1_000), 1_000);
    assertEquals(2, window.refused().size());
    assertFalse(window.temporary());
  }

  private static Fault answer(int status, String code) {
    return new Fault.Answer(status, code);
  }
}
