package com.iteradynamics.adapter.aws;

import static com.iteradynamics.execution.port.CandleSourceContract.hour;
import static com.iteradynamics.execution.port.CandleSourceContract.tape;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.execution.port.CandleArchive;
import com.iteradynamics.execution.port.CandleWindow;
import com.iteradynamics.execution.port.KnownFees;
import com.iteradynamics.execution.port.KnownRules;
import com.iteradynamics.infra.Template;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.FeeSchedule;
import com.iteradynamics.order.Product;
import com.iteradynamics.simulation.aws.Call;
import com.iteradynamics.simulation.aws.ModelServer.Fault;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is asked of S3 for a window, a span or an append, and what it takes to be allowed to. */
class S3CandlesTest extends ServedS3Candles {
  private static final FeeSchedule FEES =
      FeeSchedule.ofVenue(
          new BigDecimal("0.005"), new BigDecimal("0.009"), Optional.of("Intro 1"), hour(3));
  private static final Product RULES =
      new Product(
          "BTC-USD",
          new BigDecimal("0.00000001"),
          new BigDecimal("0.01"),
          new BigDecimal("0.01"),
          new BigDecimal("0.00000001"),
          new BigDecimal("3400"),
          new BigDecimal("1"),
          new BigDecimal("150000000"),
          Optional.empty());

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

  /** With 190 of its hours missing: neither a listing nor a second round. */
  @Test
  @Timeout(60)
  void readsTenThousandCandlesInOneRound() {
    archive.append(tape(IntStream.range(3, 10_700).filter(i -> i < 9_000 || i >= 9_190).toArray()));
    aws.forgetCalls();
    List<Runnable> asked = new ArrayList<>();
    Executor patient =
        read -> {
          asked.add(read);
          if (asked.size() == 15) {
            asked.forEach(Runnable::run);
          }
        };
    CandleWindow window =
        new S3Candles(s3, bucket, patient).window("BTC-USD", hour(10_500), 10_000);
    assertEquals(10_000, window.closed().size());
    assertEquals(15, aws.calls().size(), aws.calls().toString());
    assertEquals(15, aws.calls().stream().filter(GET).count());
  }

  @Test
  void takesAMonthThatIsDeniedForNoMissingMonth() {
    aws.deny(GET.and(call -> call.resource().startsWith(bucket)));
    String why =
        name()
            + " cannot be read: access is denied; it takes s3:GetObject on it and s3:ListBucket on"
            + " the bucket, without which a missing month appears as denied";
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
        " cannot be read: the service answered 404 NoSuchBucket: The specified bucket does not exist";
    assertTrue(march(nowhere).refused().getFirst().endsWith(why), march(nowhere)::toString);
    assertTrue(failure(() -> nowhere.append(tape(0))).endsWith(why));
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

  /** Where the role of the function allows it, and no role needs anything more. */
  @Test
  void rulesAreWhereTheFunctionMayReadAndPutCandles() {
    Template template = Template.read("template.yaml");
    String statement = "Resources/CycleRole/Properties/Policies/0/PolicyDocument/Statement/3/";
    assertEquals(Optional.of("Candles"), template.at(statement + "Sid"));
    assertEquals(
        Optional.of(List.of("s3:GetObject", "s3:PutObject")), template.at(statement + "Action"));
    String resource = template.at(statement + "Resource").orElseThrow().toString();
    assertTrue(resource.endsWith("/candles/*}"), resource);
    archive.keep(new KnownRules.Kept(RULES, hour(3)));
    archive.keep("BTC-USD", FEES);
    assertEquals(
        List.of(
            "PutObject " + bucket + "/candles/product=BTC-USD/product_rules.json",
            "PutObject " + bucket + "/candles/product=BTC-USD/fee_schedule.json"),
        aws.calls().stream().map(Call::toString).toList());
  }

  /** An object of their own: candles and the months that are listed do not know of it. */
  @Test
  void rulesAreOneSmallObjectAndSayWhatIsWrongWithThem() {
    String key = "candles/product=BTC-USD/product_rules.json";
    KnownRules.Kept kept = new KnownRules.Kept(RULES, hour(3));
    archive.keep(kept);
    assertEquals(KnownRules.of("BTC-USD", kept), archive.rules("BTC-USD"));
    assertEquals(
        List.of("PutObject " + bucket + "/" + key, "GetObject " + bucket + "/" + key),
        aws.calls().stream().map(Call::toString).toList());
    assertEquals(
        new CandleArchive.Extent(hour(0), hour(2)), archive.extent("BTC-USD").orElseThrow());
    String cannot =
        "the product's rules that were kept cannot be read: s3://" + bucket + "/" + key + ": ";
    for (String damaged : List.of("", "{\"read_at\":1}")) {
      aws.buckets().put(bucket, key, damaged.getBytes(StandardCharsets.UTF_8));
      KnownRules known = archive.rules("BTC-USD");
      assertEquals(Optional.empty(), known.kept());
      assertTrue(known.notes().getFirst().startsWith(cannot), known::toString);
    }
    aws.deny(call -> call.resource().startsWith(bucket));
    KnownRules denied = archive.rules("BTC-USD");
    assertEquals(Optional.empty(), denied.kept());
    assertTrue(
        denied.notes().getFirst().startsWith(cannot + "the service answered 403"),
        denied::toString);
    String why = failure(() -> archive.keep(kept));
    assertTrue(
        why.startsWith("s3://" + bucket + "/" + key + " cannot be written: the service"), why);
  }

  @Test
  void feesAreAnotherSmallObjectAndSayWhatIsWrongWithThem() {
    String key = "candles/product=BTC-USD/fee_schedule.json";
    assertEquals(KnownFees.NONE, archive.fees("BTC-USD"));
    archive.keep("BTC-USD", FEES);
    assertEquals(KnownFees.of(FEES), archive.fees("BTC-USD"));
    assertEquals(KnownFees.NONE, archive.fees("ETH-USD"));
    String cannot =
        "the fee schedule that was kept cannot be read: s3://" + bucket + "/" + key + ": ";
    aws.buckets().put(bucket, key, "{\"taker\":1.5}".getBytes(StandardCharsets.UTF_8));
    KnownFees damaged = archive.fees("BTC-USD");
    assertEquals(Optional.empty(), damaged.kept());
    assertTrue(damaged.notes().getFirst().startsWith(cannot), damaged::toString);
    aws.deny(call -> call.resource().startsWith(bucket));
    String denied = archive.fees("BTC-USD").notes().getFirst();
    assertTrue(denied.startsWith(cannot + "the service answered 403"), denied);
    String why = failure(() -> archive.keep("BTC-USD", FEES));
    assertTrue(
        why.startsWith("s3://" + bucket + "/" + key + " cannot be written: the service"), why);
  }

  @Test
  void saysWhatItTakesToWrite() {
    aws.deny(PUT.and(call -> call.resource().startsWith(bucket)));
    assertTrue(
        failure(() -> archive.append(tape(3)))
            .startsWith(name() + " cannot be written: access is denied; it takes s3:PutObject"));
  }
}
