package com.iteradynamics.cli;

import com.iteradynamics.config.RuntimeParameters;
import picocli.CommandLine.Option;

/** Which store, and which product in it. */
public class StoreOptions {

  @Option(
      names = "--store",
      paramLabel = "DIR",
      description = "Folder of candles, state and records; else ARGUS_STORE, else ./data.")
  public String store;

  @Option(
      names = "--product",
      paramLabel = "ID",
      description = "What is traded; else ARGUS_PRODUCT_ID, else BTC-USD.")
  public String product;

  /** The settings that these options make, name and value in turn. */
  public String[] settings() {
    return new String[] {
      RuntimeParameters.STORE, store,
      RuntimeParameters.PRODUCT, product
    };
  }

  /**
   * {@code aws}, which is not to be given beside a folder.
   *
   * @throws CommandFailure when both are given
   */
  final boolean inAws(boolean aws) {
    if (aws && store != null) {
      throw CommandFailure.usage("--aws and --store name two different stores; choose one");
    }
    return aws;
  }
}
