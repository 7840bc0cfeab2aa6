package cn.bootx.starter.core.autoconfigure;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import cn.bootx.starter.core.token.TokenRegistry;

/**
 * How access tokens of all platforms are fetched.
 *
 * @param maxWait How long a caller waits for a token at most.
 * @param lease How long a node that died while it fetched a token keeps the others
 * waiting.
 * @param poll How often a waiting node looks whether the token has arrived.
 * @param rememberFailure How long wrong credentials are remembered instead of asking the
 * platform again.
 * @since 0.1.0
 */
@ConfigurationProperties("bootx.starter.third.token")
public record ThirdTokenProperties(@DefaultValue("10s") Duration maxWait, @DefaultValue("5s") Duration lease,
		@DefaultValue("50ms") Duration poll, @DefaultValue("10s") Duration rememberFailure) {

	TokenRegistry.Settings toSettings() {
		return new TokenRegistry.Settings(this.maxWait, this.lease, this.poll, this.rememberFailure, true);
	}

}
