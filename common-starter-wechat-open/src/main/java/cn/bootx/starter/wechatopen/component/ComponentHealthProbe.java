package cn.bootx.starter.wechatopen.component;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.health.HealthProbe;
import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.core.token.AccessTokens;
import cn.bootx.starter.core.token.TokenRegistry;

/**
 * Judges the component by its own token and ticket. Tokens of authorizers do not count:
 * an account that takes its authorization back is not a failure of the platform.
 */
record ComponentHealthProbe(WeChatOpenComponent component, WeChatOpenTickets tickets, TokenRegistry registry,
		Clock clock) implements HealthProbe {

	@Override
	public String platform() {
		return Platform.WECHAT_OPEN.id();
	}

	@Override
	public Report report() {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("ticket", ticket());
		AccessTokens.Status token = this.registry.status()
			.stream()
			.filter((status) -> status.name().platform() == Platform.WECHAT_OPEN
					&& status.name().account().equals(this.component.appId()))
			.findFirst()
			.orElse(null);
		if (token == null || token.issuedAt() == null && token.lastError() == null) {
			details.put("token", "not used yet");
			return new Report(State.UNKNOWN, details);
		}
		Instant expiresAt = token.expiresAt();
		boolean valid = expiresAt != null && this.clock.instant().isBefore(expiresAt);
		String lastError = token.lastError();
		details.put("token", (lastError != null) ? lastError : "fetched");
		return new Report((valid || lastError == null) ? State.UP : State.DOWN, details);
	}

	private String ticket() {
		try {
			return this.tickets.current().isPresent() ? "present" : "none was pushed yet";
		}
		catch (StoreUnavailableException ex) {
			return "unknown, the store is down";
		}
	}

}
