package com.iteradynamics.cli;

import com.iteradynamics.config.Configuration;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.order.BookKey;
import java.math.BigDecimal;
import picocli.CommandLine.Option;

/** Which book: one in a folder, or one of an AWS account. */
public final class BookOptions extends StoreOptions {

  @Option(
      names = "--aws",
      description =
          "The tables ARGUS_STATE_TABLE and ARGUS_CORTEX_TABLE in AWS instead of a folder. Region"
              + " and credentials are found as by any AWS tool.")
  public boolean aws;

  @Option(
      names = "--live",
      description = "The live book, which is kept in AWS alone; without it the paper book.")
  boolean live;

  /**
   * Whether the book is one of an AWS account.
   *
   * @throws CommandFailure when a folder is named, too
   */
  public boolean inAws() {
    return inAws(aws);
  }

  /**
   * The book that these options name.
   *
   * @throws CommandFailure when it is a live book in a folder
   */
  public BookKey book(Configuration configuration) {
    if (live && !aws) {
      throw CommandFailure.usage("a live book is kept in AWS alone: give --aws with --live");
    }
    String productId = configuration.runtime().productId();
    return new BookKey(live ? BookKey.LIVE : BookKey.PAPER, productId);
  }

  /** A book of this kind that nothing was stored for yet. */
  public PrimeState fresh(Configuration configuration) {
    return PrimeState.fresh(live ? BigDecimal.ZERO : configuration.paper().startCashUsd());
  }

  /**
   * The bucket that goes with the tables.
   *
   * @throws CommandFailure when none is set
   */
  public static String bucket(Configuration configuration) {
    return configuration
        .aws()
        .candlesBucket()
        .orElseThrow(() -> CommandFailure.failed("ARGUS_CANDLES_BUCKET must be set"));
  }
}
