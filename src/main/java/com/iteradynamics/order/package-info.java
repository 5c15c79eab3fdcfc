/**
 * The decision in exact money: increments, client order ids, outcomes. The only place where a
 * double becomes a BigDecimal.
 *
 * <p>Entry type: {@link com.iteradynamics.order.OrderPlanner}.
 *
 * <p>Sizes and prices are rounded in {@link com.iteradynamics.order.OrderPlanner}, and nowhere
 * else.
 *
 * <p>Imports: decision, market, settings.
 */
package com.iteradynamics.order;
