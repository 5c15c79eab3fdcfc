package com.iteradynamics.adapter.aws;

import static com.iteradynamics.execution.port.CandleSourceContract.hour;
import static com.iteradynamics.execution.port.CandleSourceContract.tape;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.iteradynamics.execution.Threads;
import com.iteradynamics.execution.port.CandleWindow;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.simulation.aws.Call;
import com.iteradynamics.simulation.aws.ModelServer;
import java.util.concurrent.ExecutorService;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * An archive in the model's S3, which remembers its calls and fails on demand: March has three
 * hours.
 */
abstract class ServedS3Candles {
  static final String MARCH = "candles/product=BTC-USD/granularity=1h/month=2026-03/candles.csv.gz";
  static final Predicate<Call> GET = call -> call.is("GetObject");
  static final Predicate<Call> PUT = call -> call.is("PutObject");

  static ModelServer aws;
  static ExecutorService threads;
  private static int buckets;

  S3Client s3;
  String bucket;
  S3Candles archive;

  @BeforeAll
  static void start() {
    aws = ModelServer.start();
    threads = Threads.forEachTask();
  }

  @AfterAll
  static void stop() {
    aws.close();
    threads.close();
  }

  @BeforeEach
  void openMarch() {
    s3 = TestClients.s3(aws.endpoint());
    bucket = "candles-" + buckets++;
    aws.buckets().create(bucket);
    archive = new S3Candles(s3, bucket, threads);
    aws.reset();
    archive.append(tape(0, 1, 2));
    aws.forgetCalls();
  }

  @AfterEach
  void close() {
    s3.close();
  }

  static CandleWindow march(S3Candles candles) {
    return candles.window("BTC-USD", hour(700), 700);
  }

  static String failure(Runnable work) {
    return assertThrows(StoreException.class, work::run).getMessage();
  }

  String name() {
    return "s3://" + bucket + "/" + MARCH;
  }
}
