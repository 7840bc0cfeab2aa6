package cn.bootx.starter.core.store.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * What the stores let Redis do in one step: the Lua files beside this class. Every script
 * works on the keys of one hash slot only, so that it runs on a cluster, and uses nothing
 * newer than Redis 5.
 */
final class RedisScripts {

	static final RedisScript<String> PUT_IF_ABSENT = script("put-if-absent", String.class);

	static final RedisScript<Boolean> COMPARE_AND_SET = script("compare-and-set", Boolean.class);

	static final RedisScript<Boolean> COMPARE_AND_SET_BOTH = script("compare-and-set-both", Boolean.class);

	static final RedisScript<Boolean> COMPARE_AND_DELETE = script("compare-and-delete", Boolean.class);

	static final RedisScript<String> TAKE = script("take", String.class);

	static final RedisScript<List<Object>> INCREMENT = list("increment");

	static final RedisScript<List<Object>> TAKE_TURNS = list("take-turns");

	static final RedisScript<Boolean> INSERT_RECORD = script("insert-record", Boolean.class);

	static final RedisScript<Long> UPDATE_RECORD = script("update-record", Long.class);

	static final RedisScript<Boolean> DELETE_RECORD = script("delete-record", Boolean.class);

	static final RedisScript<List<Object>> LIST_RECORDS = list("list-records");

	private RedisScripts() {
	}

	private static <T> RedisScript<T> script(String name, Class<T> result) {
		try {
			// The text, because Spring looks whether a file has changed with every use.
			ClassPathResource file = new ClassPathResource(name + ".lua", RedisScripts.class);
			return RedisScript.of(file.getContentAsString(StandardCharsets.UTF_8), result);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@SuppressWarnings("unchecked")
	private static RedisScript<List<Object>> list(String name) {
		return (RedisScript<List<Object>>) (RedisScript<?>) script(name, List.class);
	}

}
