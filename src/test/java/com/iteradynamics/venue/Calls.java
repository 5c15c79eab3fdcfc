package com.iteradynamics.venue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.adapter.coinbase.messages.HttpAnswer;
import com.iteradynamics.adapter.coinbase.messages.HttpCall;
import com.iteradynamics.venue.VenueFaults.Met;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From a call that arrived to its answer: method, token, rights, and who answers it. */
final class Calls {
  private final Verifier verifier;
  private final OrderService desk;
  private final MarketAnswers markets;
  private final AccountAnswers accounts;
  private final OrderQueries queries;
  private final List<AcceptedPost> posts = new ArrayList<>();

  Calls(
      Verifier verifier,
      OrderService desk,
      MarketAnswers markets,
      AccountAnswers accounts,
      OrderQueries queries) {
    this.verifier = verifier;
    this.desk = desk;
    this.markets = markets;
    this.accounts = accounts;
    this.queries = queries;
  }

  /** The POSTs that were accepted, oldest first. */
  List<AcceptedPost> posts() {
    return posts;
  }

  /** An answer, and a word about it for the log. */
  record Answered(HttpAnswer answer, String note) {}

  /** The answer to a call that arrives, once method, token and rights are checked. */
  Answered answer(HttpCall call, Route route, Optional<Met> met, Now now) {
    Endpoint endpoint = route.endpoint();
    if (!call.method().equals(endpoint.method())) {
      return plain(Reply.error(405, "METHOD_NOT_ALLOWED", "Method Not Allowed"), endpoint, "");
    }
    Optional<ApiKey> key = Optional.empty();
    if (!endpoint.isPublic()) {
      switch (verifier.verify(call, now.serverTime())) {
        case Verifier.Verdict.Refused(String why) -> {
          return new Answered(FaultAnswers.unauthorized(), why);
        }
        case Verifier.Verdict.Accepted(ApiKey accepted) -> key = Optional.of(accepted);
      }
      if (!key.get().canView() || (endpoint.trades() && !key.get().canTrade())) {
        Reply denied = Reply.error(403, "PERMISSION_DENIED", "Missing required scopes");
        return plain(denied, endpoint, "the key has no right to");
      }
    }
    try {
      Reply reply = reply(call, route, key, met, now);
      boolean shaped = met.isPresent() && met.get().fault().kind() == VenueFault.Kind.SHAPE;
      return plain(
          shaped
              ? new Reply(reply.status(), ShapeFaults.shaped(met.get().fault(), reply.body()))
              : reply,
          endpoint,
          "");
    } catch (InvalidCallException e) {
      return plain(Reply.invalid(e.getMessage()), endpoint, e.getMessage());
    }
  }

  private static Answered plain(Reply reply, Endpoint endpoint, String note) {
    return new Answered(reply.answer(endpoint.isPublic()), note);
  }

  private Reply reply(HttpCall call, Route route, Optional<ApiKey> key, Optional<Met> met, Now now)
      throws InvalidCallException {
    RequestQuery query = RequestQuery.of(call.query());
    return switch (route.endpoint()) {
      case TIME -> MarketAnswers.time(now);
      case PUBLIC_PRODUCT -> markets.product(route.id(), true, now);
      case PRODUCT -> markets.product(route.id(), false, now);
      case PUBLIC_CANDLES -> {
        String control = call.headers().getOrDefault("cache-control", "");
        boolean cached = !control.contains("no-cache");
        yield markets.candles(route.id(), query, cached, met, now);
      }
      case CANDLES -> markets.candles(route.id(), query, false, met, now);
      case TICKER, PUBLIC_TICKER -> markets.ticker(route.id(), met, now);
      case PUBLIC_BOOK -> markets.book(query, met, now);
      case BEST_BID_ASK -> markets.bestBidAsk(query, met, now);
      case ACCOUNTS -> accounts.accounts(query, key.orElseThrow(), met, now);
      case PORTFOLIOS -> accounts.portfolios(key.orElseThrow());
      case KEY_PERMISSIONS -> AccountAnswers.permissions(key.orElseThrow());
      case FEES -> accounts.fees();
      case ORDER -> queries.order(route.id(), now);
      case ORDERS -> queries.orders(query, now);
      case FILLS -> queries.fills(query, now);
      case PREVIEW -> desk.preview(Ticket.of(body(call), true), now);
      case CREATE -> create(call, key.orElseThrow(), met, now);
      case CANCEL -> desk.cancel(body(call), met, now);
    };
  }

  private Reply create(HttpCall call, ApiKey key, Optional<Met> met, Now now)
      throws InvalidCallException {
    Ticket ticket = Ticket.of(body(call), false);
    boolean legacy = met.isPresent() && met.get().fault() == VenueFault.LEGACY_ORDER_ID;
    return switch (desk.submit(ticket, key.portfolioUuid(), met, now)) {
      case OrderService.Outcome.Refused(Refusal why) ->
          Reply.ok(OrderJson.refused(why, ticket.configuration()));
      case OrderService.Outcome.Known(SimulatedOrder before) -> {
        log(ticket, before, true, call, now);
        yield Reply.ok(OrderJson.accepted(before.id, ticket, legacy));
      }
      case OrderService.Outcome.Taken(SimulatedOrder order) -> {
        log(ticket, order, false, call, now);
        yield Reply.ok(OrderJson.accepted(order.id, ticket, legacy));
      }
    };
  }

  private void log(Ticket ticket, SimulatedOrder order, boolean duplicate, HttpCall call, Now now) {
    posts.add(
        new AcceptedPost(
            Instant.ofEpochMilli(now.millis()),
            ticket.clientId(),
            order.id,
            duplicate,
            call.body().orElse("")));
  }

  private static JsonNode body(HttpCall call) throws InvalidCallException {
    return json(call.body().orElse(""));
  }

  static JsonNode json(String text) throws InvalidCallException {
    try {
      JsonNode body = Reply.JSON.readTree(text);
      if (body.isObject()) {
        return body;
      }
    } catch (JsonProcessingException e) {
      throw new InvalidCallException("the body is not JSON");
    }
    throw new InvalidCallException("the body is not an object");
  }
}
