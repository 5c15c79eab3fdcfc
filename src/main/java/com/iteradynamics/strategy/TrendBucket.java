package com.iteradynamics.strategy;

/** How much Core Exposure trusts the trend of its averages. */
enum TrendBucket {
  NAN(0.0, "nan"),
  NEGATIVE(0.10, "negative"),
  WEAK(0.35, "weak"),
  MODERATE(0.60, "moderate"),
  STRONG(0.80, "strong");

  private final double confidence;
  private final String word;

  TrendBucket(double confidence, String word) {
    this.confidence = confidence;
    this.word = word;
  }

  double confidence() {
    return confidence;
  }

  String word() {
    return word;
  }
}
