package cn.bootx.starter.wechat.forward;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.InMemoryExpiringStore;

/**
 * One of several nodes of an application, which share a store.
 */
@Configuration(proxyBeanMethods = false)
@Import(ForwardingApplication.class)
class ForwardingNode {

	private static volatile ExpiringStore shared = new InMemoryExpiringStore(Clock.systemUTC());

	/** The nodes that start from now on are another application. */
	static void forget() {
		shared = new InMemoryExpiringStore(Clock.systemUTC());
	}

	@Bean
	ExpiringStore expiringStore() {
		return shared;
	}

}
