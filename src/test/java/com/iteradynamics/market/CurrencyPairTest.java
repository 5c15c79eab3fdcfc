package com.iteradynamics.market;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An amount says what it is of, and shows its digits however small it is. */
class CurrencyPairTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BTC-USD  | 47905.114              | 47,905.11 USD",
        "BTC-EUR  | 5                      | 5.00 EUR",
        "BTC-EUR  | -1234.5                | -1,234.50 EUR",
        "BTC-EUR  | 0                      | 0.00 EUR",
        "PEPE-USD | 0.0000023              | 0.0000023 USD",
        "PEPE-USD | -0.0000023456          | -0.000002346 USD",
        "XRP-USD  | 0.07654321             | 0.07654 USD",
        "XRP-USD  | 0.5                    | 0.50 USD",
        "XRP-USD  | 0.999999               | 1.00 USD",
        "XRP-USD  | 1e-17                  | 0.00 USD",
        "ETH-BTC  | 1.23456789             | 1.23456789 BTC",
        "ETH-BTC  | 0.05                   | 0.05 BTC",
        "BTC-IDR  | 1523456789.126         | 1,523,456,789.13 IDR"
      })
  void anAmountIsWrittenWithTheDigitsThatItNeeds(String product, double amount, String expected) {
    assertEquals(expected, CurrencyPair.of(product).amount(amount));
  }

  @Test
  void aProductIsABaseAndAQuoteCurrency() {
    assertEquals(new CurrencyPair("BTC", "EUR"), CurrencyPair.of("BTC-EUR"));
    assertEquals(new CurrencyPair("BTC", "USD"), CurrencyPair.of("BTC"));
  }
}
