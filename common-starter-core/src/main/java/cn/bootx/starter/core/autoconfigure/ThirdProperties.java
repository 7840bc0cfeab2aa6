package cn.bootx.starter.core.autoconfigure;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import cn.bootx.starter.core.client.ClientProperties;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.store.jdbc.JdbcRecordStore;
import cn.bootx.starter.core.token.TokenRegistry;

/**
 * What all platforms share.
 *
 * @param store Where short-lived facts and durable records are kept.
 * @param callback How pushes of all platforms are handled.
 * @param token How access tokens of all platforms are fetched.
 * @param client HTTP client that calls the platforms.
 * @since 0.1.0
 */
@ConfigurationProperties("bootx.starter.third")
public record ThirdProperties(@DefaultValue Store store, @DefaultValue Callback callback, @DefaultValue Token token,
		@DefaultValue Client client) {

	private static void atLeast(int least, int value, String property) {
		if (value < least) {
			throw new InvalidConfigurationException("bootx.starter.third." + property, "it is " + value,
					"Write a number of at least " + least + ", or leave the property out");
		}
	}

	private static void positive(Duration value, String property) {
		if (value.isNegative() || value.isZero()) {
			throw new InvalidConfigurationException("bootx.starter.third." + property, "it is " + value,
					"Write a time that is longer than zero, for example 5s, or leave the property out");
		}
	}

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
	 * @param encryptionKey Base64 of the 32 bytes that encrypt tokens and records at
	 * rest; without it they are stored in clear text.
	 * @param previousEncryptionKeys Keys that still open what was written before the
	 * present one.
	 * @param jdbc Records in a relational database.
	 */
	public record Store(@DefaultValue("auto") Expiring expiring, @DefaultValue("auto") Records records,
			@DefaultValue("bootx:third:") String keyPrefix, @DefaultValue("1s") Duration timeout,
			@DefaultValue("2s") Duration connectTimeout, @Nullable String encryptionKey,
			@DefaultValue List<String> previousEncryptionKeys, @DefaultValue Jdbc jdbc) {

		public Store {
			positive(timeout, "store.timeout");
			positive(connectTimeout, "store.connect-timeout");
		}

		/** Leaves the keys out. */
		@Override
		public String toString() {
			return "Store[expiring=" + this.expiring + ", records=" + this.records + ", keyPrefix=" + this.keyPrefix
					+ ", encrypted=" + (this.encryptionKey != null) + "]";
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
		 */
		public record Jdbc(@DefaultValue("embedded") JdbcRecordStore.Initialization initializeSchema,
				@DefaultValue("5s") Duration timeout) {
		}

	}

	/**
	 * How pushes of all platforms are handled.
	 *
	 * @param threads Number of handlers that run at once on platform threads.
	 * @param waiting Number of pushes that wait for a handler thread; more are refused,
	 * and the platform sends them again.
	 * @param answerTtl How long the answer of a handled push is kept for retries and
	 * replays.
	 * @param claimTtl After what time without a sign of life a node that handles a push
	 * counts as dead.
	 * @param bodyTimeout Time in which the whole body of a push must arrive.
	 * @param maxBodies Number of bodies that may arrive at the same time, not counting
	 * those that arrive together with their head.
	 * @param shutdownTimeout How long running handlers may go on when the application
	 * stops.
	 */
	public record Callback(@DefaultValue("64") int threads, @DefaultValue("1024") int waiting,
			@DefaultValue("11m") Duration answerTtl, @DefaultValue("6s") Duration claimTtl,
			@DefaultValue("5s") Duration bodyTimeout, @DefaultValue("1000") int maxBodies,
			@DefaultValue("10s") Duration shutdownTimeout) {

		public Callback {
			atLeast(1, threads, "callback.threads");
			atLeast(0, waiting, "callback.waiting");
			atLeast(1, maxBodies, "callback.max-bodies");
			positive(answerTtl, "callback.answer-ttl");
			positive(claimTtl, "callback.claim-ttl");
			positive(bodyTimeout, "callback.body-timeout");
		}

	}

	/**
	 * How access tokens of all platforms are fetched.
	 *
	 * @param maxWait How long a caller waits for a token at most.
	 * @param lease How long a node that died while it fetched a token keeps the others
	 * waiting.
	 * @param poll How often a waiting node looks whether the token has arrived.
	 * @param rememberFailure How long wrong credentials are remembered instead of asking
	 * the platform again.
	 */
	public record Token(@DefaultValue("10s") Duration maxWait, @DefaultValue("5s") Duration lease,
			@DefaultValue("50ms") Duration poll, @DefaultValue("10s") Duration rememberFailure) {

		public Token {
			positive(maxWait, "token.max-wait");
			positive(lease, "token.lease");
			positive(poll, "token.poll");
		}

		TokenRegistry.Settings toSettings() {
			return new TokenRegistry.Settings(this.maxWait, this.lease, this.poll, this.rememberFailure, true);
		}

	}

	/**
	 * HTTP client that calls the platforms.
	 *
	 * @param connectTimeout Longest time to connect.
	 * @param readTimeout Longest silence while an answer is read.
	 * @param writeTimeout Longest silence while a request is written.
	 * @param callTimeout Longest time of a call as a whole.
	 * @param proxyHost Host of an HTTP proxy to the platforms.
	 * @param proxyPort Port of the HTTP proxy.
	 * @param sslBundle Name of the SSL bundle with the certificates to trust, for a proxy
	 * that opens TLS or a private installation.
	 */
	public record Client(@DefaultValue("3s") Duration connectTimeout, @DefaultValue("10s") Duration readTimeout,
			@DefaultValue("10s") Duration writeTimeout, @DefaultValue("30s") Duration callTimeout,
			@Nullable String proxyHost, @DefaultValue("8080") int proxyPort, @Nullable String sslBundle) {

		ClientProperties toClientProperties() {
			return new ClientProperties(this.connectTimeout, this.readTimeout, this.writeTimeout, this.callTimeout,
					this.proxyHost, this.proxyPort);
		}

	}

}
