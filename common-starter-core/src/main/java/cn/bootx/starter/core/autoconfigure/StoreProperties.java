package cn.bootx.starter.core.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where short-lived facts and durable records are kept.
 *
 * @param expiring Where short-lived facts are kept.
 * @param records Where durable records are kept.
 * @param keyPrefix Prefix of every key in a shared store; applications with the same
 * prefix and accounts share tokens.
 * @since 0.1.0
 */
@ConfigurationProperties("bootx.starter.third.store")
public record StoreProperties(@DefaultValue("auto") Expiring expiring, @DefaultValue("auto") Records records,
		@DefaultValue("bootx:third:") String keyPrefix) {

	/** Places for short-lived facts. */
	public enum Expiring {

		/** What the application has: Redis, else memory. */
		AUTO,

		/** The heap of this process. */
		MEMORY

	}

	/** Places for durable records. */
	public enum Records {

		/** What the application has: a database, else Redis, else memory. */
		AUTO,

		/** The heap of this process. */
		MEMORY

	}

}
