package com.iteradynamics.cli.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.aws.AwsClients;
import com.iteradynamics.adapter.aws.S3Dashboard;
import com.iteradynamics.argus.Run;
import com.iteradynamics.argus.Run.Outcome;
import com.iteradynamics.dashboard.DashboardSamples;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.simulation.aws.ModelServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Copies in a bucket and links to them, and an account that says no. */
class DashboardInAwsTest {
  @TempDir private Path folder;
  private ModelServer aws;
  private Map<String, String> properties;

  @BeforeEach
  void start() throws IOException {
    aws = ModelServer.start();
    aws.buckets().create("my-argus");
    properties =
        Map.of(
            "aws.endpointUrlS3", aws.endpoint().toString(),
            "aws.endpointUrlDynamoDb", aws.endpoint().toString(),
            "aws.region", "eu-central-1",
            "aws.accessKeyId", "test",
            "aws.secretAccessKey", "test-secret");
    properties.forEach(System::setProperty);
  }

  @AfterEach
  void stop() {
    properties.keySet().forEach(System::clearProperty);
    aws.close();
  }

  private Run run() {
    return Run.in(folder)
        .with("AWS_ENDPOINT_URL_S3", aws.endpoint().toString())
        .with("ARGUS_CANDLES_BUCKET", "my-argus");
  }

  @Test
  void aCopyIsPutInPlaceOfTheOneBefore() {
    S3Dashboard copies = new S3Dashboard("my-argus");
    try (AwsClients clients = AwsClients.of(Map.of("AWS_ENDPOINT_URL_S3", ""));
        S3Client s3 = clients.s3()) {
      copies.put(s3, DashboardSamples.BOOK, "<p>one");
      copies.put(s3, DashboardSamples.BOOK, "<p>two");
      ResponseBytes<GetObjectResponse> there =
          s3.getObjectAsBytes(get -> get.bucket("my-argus").key("dashboard/paper/BTC-USD.html"));
      assertEquals("<p>two", there.asUtf8String());
      StoreException refused =
          assertThrows(
              StoreException.class,
              () -> new S3Dashboard("others").put(s3, DashboardSamples.BOOK, "<p>three"));
      assertTrue(
          refused.getMessage().startsWith("s3://others/dashboard/paper/BTC-USD.html cannot be"));
    }
  }

  @Test
  void aLinkIsSignedForSoManyHoursWithoutTheSecretInIt() {
    Outcome done = run().argus("dashboard", "--aws", "--link").exits(0);
    URI link = URI.create(done.out().strip());
    assertTrue(link.getPath().endsWith("dashboard/paper/BTC-USD.html"), done.out());
    assertTrue(link.getQuery().contains("X-Amz-Expires=43200"), done.out());
    assertTrue(link.getQuery().contains("X-Amz-Signature="), done.out());
    assertTrue(!done.out().contains("test-secret"), done.out());
    Outcome longer = run().argus("dashboard", "--aws", "--link", "168").exits(0);
    assertTrue(longer.out().contains("X-Amz-Expires=604800"), longer.out());
    for (String wrong : new String[] {"0", "169"}) {
      run().argus("dashboard", "--aws", "--link", wrong).exits(2);
    }
    run().argus("dashboard", "--link").exits(2);
  }

  @Test
  void anAccountThatGivesNothingIsNamedAndNoFileIsWritten() {
    Outcome failed = run().argus("dashboard", "--aws", "--out", "page.html").exits(1);
    assertTrue(failed.err().contains("failed to read the state"), failed.err());
    assertTrue(failed.err().contains("nothing could be read"), failed.err());
    assertTrue(Files.notExists(folder.resolve("page.html")));
  }
}
