package com.iteradynamics.app;

import picocli.CommandLine.Option;

/** Which book: one in a folder, or the one of an AWS account. */
final class BookOptions extends StoreOptions {

  @Option(
      names = "--aws",
      description = {
        "The tables ARGUS_STATE_TABLE and ARGUS_CORTEX_TABLE in AWS instead of a folder. Region and",
        "credentials are found as by any AWS tool."
      })
  boolean aws;
}
