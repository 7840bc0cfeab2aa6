package cn.bootx.starter.core.autoconfigure;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import cn.bootx.starter.core.store.jdbc.SchemaInitialization;

/**
 * Where short-lived facts and durable records are kept.
 *
 * @param expiring Where short-lived facts are kept.
 * @param records Where durable records are kept.
 * @param keyPrefix Prefix of every key in a shared store; applications with the same
 * prefix and accounts share tokens.
 * @param timeout Longest time of an operation on Redis.
 * @param connectTimeout Longest time until a connection to Redis is made or the
 * database's pool gives one; the start waits for the first one to Redis, and goes on
 * without it when the time is up.
 * @param encryptionKey Base64 of the 32 bytes that encrypt tokens and records at rest;
 * without it they are stored in clear text.
 * @param previousEncryptionKeys Keys that still open what was written before the present
 * one.
 * @param jdbc Records in a relational database.
 * @since 0.1.0
 */
@ConfigurationProperties("bootx.starter.third.store")
public record StoreProperties(@DefaultValue("auto") Expiring expiring, @DefaultValue("auto") Records records,
		@DefaultValue("bootx:third:") String keyPrefix, @DefaultValue("1s") Duration timeout,
		@DefaultValue("2s") Duration connectTimeout, @Nullable String encryptionKey,
		@DefaultValue List<String> previousEncryptionKeys, @DefaultValue Jdbc jdbc) {

	/**
	 * Leaves the keys out.
	 */
	@Override
	public String toString() {
		return "StoreProperties[expiring=" + this.expiring + ", records=" + this.records + ", keyPrefix="
				+ this.keyPrefix + ", encrypted=" + (this.encryptionKey != null) + "]";
	}

	/** Places for short-lived facts. */
	public enum Expiring {

		/** What the application has: Redis, else memory. */
		AUTO,

		/** The heap of this process. */
		MEMORY,

		/** The application's Redis. */
		REDIS

	}

	/** Places for durable records. */
	public enum Records {

		/** What the application has: a database, else Redis, else memory. */
		AUTO,

		/** The heap of this process. */
		MEMORY,

		/** The application's database. */
		JDBC,

		/** The application's Redis. */
		REDIS

	}

	/**
	 * Records in a relational database.
	 *
	 * @param initializeSchema When the table is made.
	 * @param timeout Longest time of a statement, in whole seconds.
	 * @since 0.1.0
	 */
	public record Jdbc(@DefaultValue("embedded") SchemaInitialization initializeSchema,
			@DefaultValue("5s") Duration timeout) {

	}

}
