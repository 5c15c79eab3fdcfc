package com.iteradynamics.adapter.coinbase;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where a product is found. */
final class ProductPaths {
  private ProductPaths() {}

  /** With a key. */
  static String of(String productId) {
    return "/products/" + encoded(productId);
  }

  /** Without one. */
  static String ofPublic(String productId) {
    return "/market/products/" + encoded(productId);
  }

  private static String encoded(String productId) {
    return URLEncoder.encode(productId, StandardCharsets.UTF_8);
  }
}
