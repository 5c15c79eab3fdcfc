package com.iteradynamics.adapter.coinbase.translator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.iteradynamics.adapter.coinbase.ChangedFixture;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.Account;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.Accounts;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.FeeSummary;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.Permissions;
import com.iteradynamics.adapter.coinbase.messages.InvalidResponseException;
import com.iteradynamics.order.FeeSchedule;
import com.iteradynamics.order.Wallet;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountTranslatorTest {
  private static final Instant READ_AT = Instant.parse("2026-03-01T14:00:05Z");

  /** Accounts 0 and 1 are USD and USDC, 2 and 3 BTC and ETH. */
  private static List<Account> accounts(String first, String second) {
    List<Account> all = new ArrayList<>();
    all.addAll(page("accounts_page_1.json", first));
    all.addAll(page("accounts_page_2.json", second));
    return all;
  }

  private static List<Account> page(String fixture, String changes) {
    ObjectNode json =
        ChangedFixture.change(ChangedFixture.fixture(fixture), changes == null ? "" : changes);
    return ChangedFixture.read(json, Accounts.class).accounts().orElseThrow();
  }

  private static Wallet wallet(String cash, String hold, String base) {
    return new Wallet(
        new BigDecimal(cash), new BigDecimal(hold), new BigDecimal(base), BigDecimal.ZERO);
  }

  @Test
  void aWalletIsOfExactlyTheTwoCurrencies() throws InvalidResponseException {
    List<Account> all = accounts("", "");
    assertEquals(
        wallet("812.3345910744333", "187.65", "0.000297920684505"),
        zeros(AccountTranslator.wallet("BTC-USD", all)));
    assertEquals(
        wallet("25", "0", "0.000297920684505"), zeros(AccountTranslator.wallet("BTC-USDC", all)));
    assertEquals(
        wallet("812.3345910744333", "187.65", "0"),
        zeros(AccountTranslator.wallet("SOL-USD", all)),
        "a currency that was never had is not held");
  }

  private static Wallet zeros(Wallet wallet) {
    return new Wallet(
        wallet.cashAvailable(),
        wallet.cashHold(),
        wallet.baseAvailable(),
        wallet.baseHold().stripTrailingZeros());
  }

  /** What is unclear about the one currency, while all is clear about the other. */
  @ParameterizedTest(name = "{0} | {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "accounts.0.currency=EUR | | the portfolio has no USD wallet, in which BTC-USD settles; it"
            + " has a USDC wallet, which is another currency",
        "accounts.0.active:=false ;accounts.1.active:=false | | the portfolio has no USD wallet, in"
            + " which BTC-USD settles",
        "accounts.0.deleted_at=2026-01-01T00:00:00Z ;accounts.1.currency=X | | the portfolio has no"
            + " USD wallet, in which BTC-USD settles",
        "accounts.1.currency=USD | | the portfolio has 2 USD wallets, and the venue does not say which one"
            + " orders use",
        "| accounts.1.currency=BTC | the portfolio has 2 BTC wallets, and the venue does not say which one"
            + " orders use",
        "-accounts.0.available_balance | | the venue does not say how much USD available there is",
        "accounts.0.hold:=null | | the venue does not say how much USD on hold there is",
        "accounts.0.available_balance:=null | | the venue does not say how much USD available there"
            + " is",
        "| accounts.0.hold:=null | the venue does not say how much BTC on hold there is",
        "| accounts.0.available_balance.value=x | BTC available is no amount: \"x\"",
        "-accounts.0.hold | | the venue does not say how much USD on hold there is",
        "accounts.0.hold.currency=BTC | | USD on hold is reported in \"BTC\"",
        "accounts.0.available_balance.value=-1 | | USD available must be >= 0, was -1",
        "accounts.0.available_balance.value=much | | USD available is no amount: \"much\""
      })
  void whatIsUnclearAboutOneCurrencySaysNothingOfTheOther(String first, String second, String why) {
    Wallet wallet = AccountTranslator.wallet("BTC-USD", accounts(first, second));
    boolean ofCash = first != null;
    assertEquals(ofCash ? Optional.of(why) : Optional.empty(), wallet.cashUnclear());
    assertEquals(ofCash ? Optional.empty() : Optional.of(why), wallet.baseUnclear());
    if (ofCash) {
      assertEquals(new BigDecimal("0.000297920684505"), wallet.base().stripTrailingZeros());
      assertThrows(IllegalStateException.class, wallet::cashAvailable);
    } else {
      assertEquals(new BigDecimal("999.9845910744333"), wallet.cash());
      assertThrows(IllegalStateException.class, wallet::baseAvailable);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'accounts.1.type=ACCOUNT_TYPE_VAULT ;accounts.1.currency=BTC'",
    "'accounts.1.active:=false ;accounts.1.currency=BTC'",
    "'-accounts.0.active ;-accounts.0.deleted_at ;-accounts.0.type'",
    "'accounts.0.type=NEW_TYPE'"
  })
  void otherWalletsOfACurrencyDoNotCount(String changes) throws InvalidResponseException {
    assertEquals(
        new BigDecimal("0.000297920684505"),
        AccountTranslator.wallet("BTC-USD", accounts("", changes)).base().stripTrailingZeros());
  }

  @Test
  void anAmountThatIsNotReportedIsNotZero() throws InvalidResponseException {
    Wallet wallet = AccountTranslator.wallet("BTC-USD", accounts("accounts.0.hold.value=", ""));
    assertEquals(Optional.of("USD on hold is missing"), wallet.cashUnclear());
    assertEquals(Optional.empty(), wallet.baseUnclear());
  }

  @Test
  void theTierHasBothFees() throws InvalidResponseException {
    FeeSummary summary =
        ChangedFixture.read(ChangedFixture.fixture("transaction_summary.json"), FeeSummary.class);
    assertEquals(
        FeeSchedule.ofVenue(
            new BigDecimal("0.005"), new BigDecimal("0.009"), Optional.of("Intro 1"), READ_AT),
        AccountTranslator.fees(summary, READ_AT));
    ObjectNode free =
        ChangedFixture.change(
            ChangedFixture.fixture("transaction_summary.json"),
            "fee_tier.taker_fee_rate=0.0999 ;fee_tier.maker_fee_rate=0");
    assertEquals(
        FeeSchedule.ofVenue(
            BigDecimal.ZERO, new BigDecimal("0.0999"), Optional.of("Intro 1"), READ_AT),
        AccountTranslator.fees(ChangedFixture.read(free, FeeSummary.class), READ_AT));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "-fee_tier                     | the venue does not report the fee tier",
        "fee_tier:=null                | the venue does not report the fee tier",
        "fee_tier.taker_fee_rate=      | taker_fee_rate is missing",
        "fee_tier.taker_fee_rate=0.9   | taker_fee_rate must be a fraction 0 to below 0.1, was 0.9",
        "fee_tier.taker_fee_rate=0.1   | taker_fee_rate must be a fraction 0 to below 0.1, was 0.1",
        "fee_tier.maker_fee_rate=-0.01 | maker_fee_rate must be a fraction 0 to below 0.1, was -0.01"
      })
  void feesThatCannotBeAreNone(String changes, String why) {
    ObjectNode json =
        ChangedFixture.change(ChangedFixture.fixture("transaction_summary.json"), changes);
    assertEquals(
        why,
        MarketTranslatorTest.failure(
            () -> AccountTranslator.fees(ChangedFixture.read(json, FeeSummary.class), READ_AT)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "key_permissions_trade.json    |                | nothing is wrong",
        "key_permissions_transfer.json |                | the key may transfer money out: make one"
            + " that may view and trade only",
        "key_permissions_view.json     |                | the key may not trade: make one that may"
            + " view and trade",
        "key_permissions_trade.json    | -can_transfer  | the venue does not say whether the key may"
            + " transfer money out",
        "key_permissions_trade.json    | -can_trade     | the key may not trade: make one that may"
            + " view and trade",
        "key_permissions_trade.json    | can_view:=false | the key may not view: make one that may"
            + " view and trade",
        "key_permissions_trade.json    | portfolio_uuid= | the venue does not say which portfolio"
            + " the key is bound to"
      })
  void onlyAKeyThatMayTradeAndNotTransferHasAPortfolio(String fixture, String changes, String why) {
    ObjectNode json =
        ChangedFixture.change(ChangedFixture.fixture(fixture), changes == null ? "" : changes);
    assertEquals(
        why,
        MarketTranslatorTest.failure(
            () ->
                assertEquals(
                    "7f0c1f5e-4d0b-5f0e-9a53-0d8f0f2f6a11",
                    AccountTranslator.portfolio(ChangedFixture.read(json, Permissions.class)))));
  }
}
