package cn.bootx.starter.wechat.forward;

import java.lang.reflect.Proxy;
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

	/**
	 * As a store of the host's own; core keeps to one node what it knows to be memory.
	 */
	@Bean
	ExpiringStore expiringStore() {
		ExpiringStore store = shared;
		return (ExpiringStore) Proxy.newProxyInstance(ForwardingNode.class.getClassLoader(),
				new Class<?>[] { ExpiringStore.class }, (proxy, method, args) -> method.invoke(store, args));
	}

}
