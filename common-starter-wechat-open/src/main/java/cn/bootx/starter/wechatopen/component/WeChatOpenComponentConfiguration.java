package cn.bootx.starter.wechatopen.component;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.autoconfigure.PlatformConnectionDetails;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformHttpClients;
import cn.bootx.starter.core.config.Credentials;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.health.HealthProbe;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.core.token.AccessTokens;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.wechatopen.autoconfigure.WeChatOpenProperties;

/** The component itself: its ticket, its token and its APIs. */
@Configuration(proxyBeanMethods = false)
class WeChatOpenComponentConfiguration {

	private static final String CONSOLE = "the component's page in the Open Platform's console (https://open.weixin.qq.com)";

	@Bean
	@ConditionalOnMissingBean
	WeChatOpenComponent weChatOpenComponent(WeChatOpenProperties properties,
			ObjectProvider<PlatformConnectionDetails> details) {
		String prefix = WeChatOpenProperties.PREFIX;
		String path = properties.portal().pathOr("/wechat/open");
		if (!path.startsWith("/") || path.endsWith("/")) {
			throw new InvalidConfigurationException(prefix + ".portal.path",
					"'" + path + "' does not begin with a slash, or ends with one",
					"Write it like /wechat/open; auth-event, {appId}/message, authorize and callback are found below it.");
		}
		return new WeChatOpenComponent(
				Credentials.require(prefix + ".component-app-id", properties.componentAppId(), CONSOLE),
				Credentials.require(prefix + ".component-app-secret", properties.componentAppSecret(), CONSOLE),
				PlatformConnectionDetails.require(details, prefix + ".hosts.api", properties.hosts().api()),
				PlatformConnectionDetails.require(details, prefix + ".hosts.mp", properties.hosts().mp()),
				PlatformConnectionDetails.require(details, prefix + ".hosts.open", properties.hosts().open()));
	}

	@Bean
	@ConditionalOnMissingBean
	WeChatOpenTickets weChatOpenTickets(ExpiringStore store, WeChatOpenComponent component) {
		return new WeChatOpenTickets(store, component.appId());
	}

	@Bean
	@ConditionalOnMissingBean
	WeChatOpenComponentService weChatOpenComponentService(WeChatOpenComponent component, PlatformHttpClients clients,
			WeChatOpenTickets tickets, TokenRegistry registry) {
		return new WeChatOpenComponentService(component, clients.forPlatform(Platform.WECHAT_OPEN), tickets, registry);
	}

	@Bean
	HealthProbe weChatOpenHealthProbe(WeChatOpenComponent component, WeChatOpenTickets tickets, TokenRegistry registry,
			ObjectProvider<Clock> clock) {
		return new Probe(component, tickets, registry, clock.getIfUnique(Clock::systemUTC));
	}

	/**
	 * Judges the component by its own token and ticket, not by tokens of authorizers: an
	 * account that takes its authorization back is not a failure of the platform.
	 */
	record Probe(WeChatOpenComponent component, WeChatOpenTickets tickets, TokenRegistry registry,
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

}
