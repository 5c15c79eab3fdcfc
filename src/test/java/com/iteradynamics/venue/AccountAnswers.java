package com.iteradynamics.venue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.iteradynamics.venue.VenueFaults.Met;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What can be asked about the portfolio, the key and the fees. */
final class AccountAnswers {
  private static final int USUAL = 49;
  private static final String SECOND = "0b0c5e8e-71a5-5a0e-8d3c-2f6c1a7b9e55";
  private static final String CREATED = "2024-02-11T09:14:40.102Z";
  private static final Set<String> FIAT = Set.of("USD", "EUR", "GBP");

  private final VenueSettings settings;
  private final Wallets wallets;
  private final String defaultPortfolio;

  AccountAnswers(VenueSettings settings, Wallets wallets, Ids ids) {
    this.settings = settings;
    this.wallets = wallets;
    defaultPortfolio = ids.uuid();
  }

  /** A page of wallets in the order of the alphabet. */
  Reply accounts(RequestQuery query, ApiKey key, Optional<Met> fault, Now now)
      throws InvalidCallException {
    int limit = Pages.limit(query, Math.min(USUAL, settings.accountsPage()));
    int from = Math.toIntExact(Pages.cursor(query).orElse(0L));
    List<SimulatedWallet> all = List.copyOf(wallets.all());
    int to = Math.min(all.size(), from + limit);
    ObjectNode json = Reply.object();
    ArrayNode list = json.putArray("accounts");
    for (int i = from; i < to; i++) {
      list.add(account(all.get(i), key, now));
    }
    fault.ifPresent(met -> upset(list, met.fault(), key, now));
    boolean more = to < all.size();
    return Reply.ok(
        json.put("has_next", more)
            .put("cursor", more ? Pages.cursor(to) : "")
            .put("size", list.size()));
  }

  private static void upset(ArrayNode list, VenueFault fault, ApiKey key, Now now) {
    if (fault == VenueFault.SECOND_CASH_WALLET) {
      list.add(account(new SimulatedWallet("USD", SECOND), key, now));
    } else if (fault == VenueFault.NULL_HOLD) {
      for (JsonNode account : list) {
        if (account instanceof ObjectNode one && FIAT.contains(one.get("currency").asText())) {
          one.putNull("hold");
        }
      }
    }
  }

  private static ObjectNode account(SimulatedWallet wallet, ApiKey key, Now now) {
    String currency = wallet.currency();
    boolean fiat = FIAT.contains(currency);
    ObjectNode json =
        Reply.object()
            .put("uuid", wallet.uuid())
            .put("name", fiat ? "Cash (" + currency + ")" : currency + " Wallet")
            .put("currency", currency);
    json.set("available_balance", balance(wallet.available(), currency));
    json.put("default", true)
        .put("active", true)
        .put("created_at", CREATED)
        .put("updated_at", Now.iso(now.server()))
        .putNull("deleted_at")
        .put("type", fiat ? "ACCOUNT_TYPE_FIAT" : "ACCOUNT_TYPE_CRYPTO")
        .put("ready", true);
    json.set("hold", balance(wallet.hold(), currency));
    return json.put("retail_portfolio_id", key.portfolioUuid())
        .put("platform", "ACCOUNT_PLATFORM_CONSUMER");
  }

  private static ObjectNode balance(BigDecimal amount, String currency) {
    return Reply.object().put("value", VenueAmounts.text(amount)).put("currency", currency);
  }

  Reply portfolios(ApiKey key) {
    ObjectNode json = Reply.object();
    ArrayNode list = json.putArray("portfolios");
    list.add(portfolio("Default", defaultPortfolio, "DEFAULT"));
    list.add(portfolio("Argus", key.portfolioUuid(), "CONSUMER"));
    return Reply.ok(json);
  }

  private static ObjectNode portfolio(String name, String uuid, String type) {
    return Reply.object()
        .put("name", name)
        .put("uuid", uuid)
        .put("type", type)
        .put("deleted", false);
  }

  static Reply permissions(ApiKey key) {
    return Reply.ok(
        Reply.object()
            .put("can_view", key.canView())
            .put("can_trade", key.canTrade())
            .put("can_transfer", key.canTransfer())
            .put("portfolio_uuid", key.portfolioUuid())
            .put("portfolio_type", "CONSUMER"));
  }

  /** Volumes are numbers here, rates are texts. */
  Reply fees() {
    ObjectNode json = Reply.object().put("total_volume", 318.42).put("total_fees", 2.86578);
    json.putObject("fee_tier")
        .put("pricing_tier", "Intro 1")
        .put("usd_from", "0")
        .put("usd_to", "10000")
        .put("taker_fee_rate", VenueAmounts.text(settings.takerFee()))
        .put("maker_fee_rate", VenueAmounts.text(settings.makerFee()))
        .put("aop_from", "")
        .put("aop_to", "");
    return Reply.ok(
        json.putNull("margin_rate")
            .putNull("goods_and_services_tax")
            .put("advanced_trade_only_volume", 318.42)
            .put("advanced_trade_only_fees", 2.86578)
            .put("coinbase_pro_volume", 0)
            .put("coinbase_pro_fees", 0)
            .put("total_balance", "")
            .put("has_promo_fee", false));
  }
}
