package com.iteradynamics.adapter.aws;

import static com.iteradynamics.execution.CandleSourceContract.hour;
import static com.iteradynamics.execution.CandleSourceContract.tape;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.testkit.aws.FakeAws;
import com.iteradynamics.testkit.aws.Fault;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** An S3 that is slow, silent, cut short, or changed by others meanwhile. */
class S3CandlesFaultsTest extends FakedS3Candles {
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
    assertEquals(
        List.of(
            name() + " cannot be read: the service answered 503 SlowDown: SlowDown from the fake"),
        march(archive).refused());
    aws.plant(PUT, TestClients.ATTEMPTS, SLOW_DOWN);
    assertEquals(
        name() + " cannot be written: the service answered 503 SlowDown: SlowDown from the fake",
        failure(() -> archive.append(tape(3))));
    assertEquals(3, march(archive).closed().size());
  }

  @Test
  void anAnswerThatIsCutShortIsFetchedAgain() {
    aws.plant(GET, TestClients.ATTEMPTS - 1, new Fault.CutShort(20));
    assertEquals(List.of(), march(archive).refused());
    assertEquals(TestClients.ATTEMPTS, aws.calls().stream().filter(GET).count());
    aws.plant(GET, TestClients.ATTEMPTS, new Fault.CutShort(20));
    List<String> refused = march(new S3Candles(s3, bucket, threads)).refused();
    assertTrue(
        refused.getFirst().startsWith(name() + " cannot be read: the answer was cut short"),
        refused::toString);
  }

  @Test
  void aServiceThatDoesNotAnswerRefusesTheWindow() {
    try (S3Client hasty = TestClients.s3(aws.endpoint(), Duration.ofMillis(200))) {
      aws.plant(GET, TestClients.ATTEMPTS, new Fault.Late(Duration.ofSeconds(2)));
      assertEquals(
          List.of(name() + " cannot be read: there was no answer in time"),
          march(new S3Candles(hasty, bucket, threads)).refused());
    }
  }

  @Test
  void aPortThatNobodyListensOnRefusesTheWindow() {
    FakeAws gone = FakeAws.start();
    gone.close();
    try (S3Client client = TestClients.s3(gone.endpoint())) {
      List<String> refused = march(new S3Candles(client, bucket, threads)).refused();
      assertTrue(refused.getFirst().contains("Connection refused"), refused::toString);
    }
  }

  @Test
  void aWriteWhoseAnswerWasLostIsNotLostAndNotDoneTwice() {
    aws.plant(PUT, 1, new Fault.HangUp());
    assertEquals(4, archive.append(tape(3)).getFirst().candles());
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

  private static Fault answer(int status, String code) {
    return new Fault.Answer(status, code);
  }
}
