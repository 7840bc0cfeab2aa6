package cn.bootx.starter.simulator.wechatopen;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import cn.bootx.starter.simulator.push.Delivery;

/**
 * What an administrator's consent leads to. The {@code authorized} push and the redirect
 * race each other with the same code.
 *
 * @param authCode good for one {@code api_query_auth} within an hour
 * @param redirect where the administrator's browser goes
 * @param push the {@code authorized} event; empty without an address for it
 * @since 0.1.0
 */
public record Authorization(String authCode, String redirect, CompletableFuture<Optional<Delivery>> push) {

	/** Without the code. */
	@Override
	public String toString() {
		return "Authorization[pushed=" + this.push.isDone() + "]";
	}

}
