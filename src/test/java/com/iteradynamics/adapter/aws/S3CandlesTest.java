package com.iteradynamics.adapter.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.execution.CandleArchive;
import com.iteradynamics.execution.CandleWindow;
import com.iteradynamics.execution.StoreException;
import com.iteradynamics.execution.Threads;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.testkit.aws.AwsCall;
import com.iteradynamics.testkit.aws.FakeAws;
import com.iteradynamics.testkit.aws.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.s3.S3Client;

class S3CandlesTest extends S3CandlesContract {
  private static final String MARCH =
      "candles/product=BTC-USD/granularity=1h/month=2026-03/candles.csv.gz";
  private static final Predicate<AwsCall> GET = call -> call.is("GetObject");
  private static final Predicate<AwsCall> PUT = call -> call.is("PutObject");
  private static final Fault SLOW_DOWN = new Fault.Answer(503, "SlowDown");

  private static FakeAws aws;
  private static ExecutorService threads;
  private static int buckets;

  private S3Client s3;
  private String bucket;
  private S3Candles archive;

  @BeforeAll
  static void start() {
    aws = FakeAws.start();
    threads = Threads.forEachTask();
  }

  @AfterAll
  static void stop() {
    aws.close();
    threads.close();
  }

  @Override
  S3Client connect() {
    return TestClients.s3(aws.endpoint());
  }

  @Override
  String newBucket(S3Client client) {
    String name = "candles-" + buckets++;
    aws.buckets().create(name);
    return name;
  }

  @BeforeEach
  void openMarch() {
    s3 = connect();
    bucket = newBucket(s3);
    archive = new S3Candles(s3, bucket, threads);
    aws.reset();
    archive.append(tape(0, 1, 2));
    aws.forgetCalls();
  }

  @Test
  void readsTheMonthsOfAWindowAndNothingElse() {
    archive.append(tape(IntStream.range(3, 1_600).toArray()));
    aws.forgetCalls();
    assertEquals(1_500, archive.window("BTC-USD", hour(1_550), 1_500).closed().size());
    assertEquals(
        List.of("2026-03", "2026-04", "2026-05"),
        aws.calls().stream()
            .map(call -> call.resource().replaceAll(".*month=|/c.*", ""))
            .sorted()
            .toList());
  }

  @Test
  void aMonthThatDidNotChangeIsNotSentAgain() {
    assertEquals(tape(0, 1, 2).candles(), march(archive).closed().candles());
    aws.plant(GET, 1, new Fault.CutShort(0));
    assertEquals(tape(0, 1, 2).candles(), march(archive).closed().candles());
    long gets = aws.calls().stream().filter(GET).count();
    assertEquals(2, gets, "an answer without content was enough");
  }

  @Test
  void aMonthThatWasWrittenHereIsNotSentBack() {
    march(archive);
    archive.append(tape(3));
    aws.forgetCalls();
    aws.plant(GET, 1, new Fault.CutShort(0));
    assertEquals(tape(0, 1, 2, 3).candles(), march(archive).closed().candles());
    assertEquals(1, aws.calls().stream().filter(GET).count(), "an answer without content");
    new S3Candles(s3, bucket, threads).append(tape(4));
    assertEquals(tape(0, 1, 2, 3, 4).candles(), march(archive).closed().candles(), "another's");
  }

  @Test
  @Timeout(30)
  void asksForAllMonthsBeforeItWaitsForOne() {
    archive.append(tape(IntStream.range(3, 1_600).toArray()));
    List<Runnable> asked = new ArrayList<>();
    Executor patient =
        read -> {
          asked.add(read);
          if (asked.size() == 3) {
            asked.forEach(Runnable::run);
          }
        };
    CandleWindow window = new S3Candles(s3, bucket, patient).window("BTC-USD", hour(1_550), 1_500);
    assertEquals(1_500, window.closed().size());
  }

  @Test
  void takesAMonthThatIsDeniedForNoMissingMonth() {
    aws.deny(GET.and(call -> call.resource().startsWith(bucket)));
    String why =
        name()
            + " cannot be read: access is denied; it takes s3:GetObject on it and s3:ListBucket on"
            + " the bucket, without which a missing month looks denied";
    assertEquals(List.of(why), march(archive).refused());
    assertEquals(why, failure(() -> archive.append(tape(3))));
  }

  @Test
  void withoutThePermissionToListAMissingMonthLooksDenied() {
    aws.buckets().forbidListing(bucket);
    aws.buckets().delete(bucket, MARCH);
    assertTrue(march(archive).refused().getFirst().contains("access is denied"));
  }

  @Test
  void saysThatThereIsNoSuchBucket() {
    S3Candles nowhere = new S3Candles(s3, "no-such-bucket", threads);
    String why =
        " cannot be read: the service answered 404 NoSuchBucket: NoSuchBucket from the fake";
    assertTrue(march(nowhere).refused().getFirst().endsWith(why), march(nowhere)::toString);
    assertTrue(failure(() -> nowhere.append(tape(0))).endsWith(why));
  }

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

  @Test
  void aSpanReadsTheMonthsThatItNeedsAndThatThereAre() {
    archive.append(tape(IntStream.range(3, 2_500).toArray()), false);
    aws.buckets().delete(bucket, MARCH.replace("03", "05"));
    aws.forgetCalls();
    CandleSeries recorded = archive.recorded("BTC-USD", hour(744), hour(2_300));
    assertEquals(720 + 2_301 - 744 - 720 - 744, recorded.size(), "May is a gap");
    assertEquals(
        List.of("2026-04", "2026-06"),
        aws.calls().stream()
            .filter(GET)
            .map(call -> call.resource().replaceAll(".*month=|/c.*", ""))
            .sorted()
            .toList());
  }

  @Test
  void anObjectThatIsNoMonthIsPassedOver() {
    byte[] content = aws.buckets().get(bucket, MARCH).orElseThrow();
    for (String key :
        List.of(
            MARCH.replace("-03", "-00"),
            MARCH.replace("-03", "-13"),
            MARCH.replace("2026", "206"),
            MARCH.replace("candles.csv", "other.csv"))) {
      aws.buckets().put(bucket, key, content);
    }
    assertEquals(
        new CandleArchive.Extent(hour(0), hour(2)), archive.extent("BTC-USD").orElseThrow());
  }

  @Test
  void whatCannotBeListedOrReadIsAFailureOfTheStore() {
    aws.deny(call -> call.is("ListObjectsV2"));
    for (Runnable work :
        List.<Runnable>of(
            () -> archive.extent("BTC-USD"), () -> archive.recorded("BTC-USD", hour(0), hour(1)))) {
      String why = failure(work);
      assertTrue(why.contains("cannot be listed: access is denied; it takes s3:ListBucket"), why);
    }
    aws.reset();
    aws.buckets().put(bucket, MARCH, new byte[] {1, 2, 3});
    for (Runnable work :
        List.<Runnable>of(
            () -> archive.extent("BTC-USD"),
            () -> archive.recorded("BTC-USD", hour(0), hour(1)),
            () -> archive.append(tape(3), true))) {
      assertEquals(name() + " is not gzip", failure(work));
    }
  }

  @Test
  void saysWhatItTakesToWrite() {
    aws.deny(PUT.and(call -> call.resource().startsWith(bucket)));
    assertTrue(
        failure(() -> archive.append(tape(3)))
            .startsWith(name() + " cannot be written: access is denied; it takes s3:PutObject"));
  }

  private static Fault answer(int status, String code) {
    return new Fault.Answer(status, code);
  }

  private static CandleWindow march(S3Candles candles) {
    return candles.window("BTC-USD", hour(700), 700);
  }

  private static String failure(Runnable work) {
    return assertThrows(StoreException.class, work::run).getMessage();
  }

  private String name() {
    return "s3://" + bucket + "/" + MARCH;
  }
}
