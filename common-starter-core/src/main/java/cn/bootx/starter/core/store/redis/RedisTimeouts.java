package cn.bootx.starter.core.store.redis;

import java.time.Duration;

/**
 * How long Redis is waited for.
 *
 * @param command longest time of an operation
 * @param connect longest time until a connection is made and greeted; the first use of a
 * fresh node waits for it, with all callers that come meanwhile
 */
record RedisTimeouts(Duration command, Duration connect) {

	RedisTimeouts {
		connect = (connect.compareTo(command) < 0) ? command : connect;
	}

}
