package cn.bootx.starter.core.store.redis;

import java.util.List;

import org.springframework.data.redis.core.script.DefaultRedisScript;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * What the stores let Redis do in one step. Every script works on the keys of one hash
 * slot only, so that it runs on a cluster, and uses nothing newer than Redis 5.
 */
final class RedisScripts {

	static final RedisScript<String> PUT_IF_ABSENT = script(String.class, """
			local present = redis.call('GET', KEYS[1])
			if present then return present end
			redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
			return nil
			""");

	static final RedisScript<Boolean> COMPARE_AND_SET = script(Boolean.class, """
			if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
			redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
			return 1
			""");

	static final RedisScript<Boolean> COMPARE_AND_SET_BOTH = script(Boolean.class, """
			if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
			redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
			redis.call('SET', KEYS[2], ARGV[4], 'PX', ARGV[5])
			return 1
			""");

	static final RedisScript<Boolean> COMPARE_AND_DELETE = script(Boolean.class, """
			if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
			return redis.call('DEL', KEYS[1])
			""");

	static final RedisScript<String> TAKE = script(String.class, """
			local present = redis.call('GET', KEYS[1])
			if present then redis.call('DEL', KEYS[1]) end
			return present
			""");

	static final RedisScript<List<Object>> INCREMENT = list("""
			local count = redis.call('INCR', KEYS[1])
			if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
			return {count, redis.call('PTTL', KEYS[1])}
			""");

	/**
	 * The entry is the list of the last turns; {@code paused} means that there is none
	 * before it expires. The answer is 1 and the waits, or 0 and the wait for the first.
	 */
	static final RedisScript<List<Object>> TAKE_TURNS = list("""
			local count, limit = tonumber(ARGV[1]), tonumber(ARGV[2])
			local window, most = tonumber(ARGV[3]), tonumber(ARGV[4])
			local present = redis.call('GET', KEYS[1])
			local earliest, turns = 0, {}
			if redis.replicate_commands then redis.replicate_commands() end
			local time = redis.call('TIME')
			local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
			if present == 'paused' then
			  earliest = now + redis.call('PTTL', KEYS[1])
			elseif present then
			  for turn in string.gmatch(present, '%d+') do
			    turn = tonumber(turn)
			    if turn > now - window then turns[#turns + 1] = turn end
			  end
			end
			local answer = {1}
			for i = 1, count do
			  local turn = math.max(now, earliest)
			  if #turns >= limit then turn = math.max(turn, turns[#turns - limit + 1] + window) end
			  if i == 1 and turn - now > most then return {0, turn - now} end
			  turns[#turns + 1] = turn
			  answer[#answer + 1] = turn - now
			end
			local kept = {}
			for i = math.max(1, #turns - limit + 1), #turns do
			  kept[#kept + 1] = string.format('%.0f', turns[i])
			end
			local ttl = string.format('%.0f', turns[#turns] - now + window)
			redis.call('SET', KEYS[1], table.concat(kept, ','), 'PX', ttl)
			return answer
			""");

	/* A collection is a hash of 'version|json' by id, and a sorted set of its ids. */

	static final RedisScript<Boolean> INSERT_RECORD = script(Boolean.class, """
			if redis.call('HSETNX', KEYS[1], ARGV[1], '1|' .. ARGV[2]) == 0 then return 0 end
			redis.call('ZADD', KEYS[2], 0, ARGV[1])
			return 1
			""");

	/** 1 updated, 0 another version, -1 gone. */
	static final RedisScript<Long> UPDATE_RECORD = script(Long.class, """
			local present = redis.call('HGET', KEYS[1], ARGV[1])
			if not present then return -1 end
			local expected = ARGV[2] .. '|'
			if string.sub(present, 1, #expected) ~= expected then return 0 end
			redis.call('HSET', KEYS[1], ARGV[1], ARGV[3] .. '|' .. ARGV[4])
			return 1
			""");

	static final RedisScript<Boolean> DELETE_RECORD = script(Boolean.class, """
			redis.call('ZREM', KEYS[2], ARGV[1])
			return redis.call('HDEL', KEYS[1], ARGV[1])
			""");

	/** Ids and contents in turn. */
	static final RedisScript<List<Object>> LIST_RECORDS = list("""
			local ids = redis.call('ZRANGEBYLEX', KEYS[2], ARGV[1], '+', 'LIMIT', 0, ARGV[2])
			local found = {}
			for i, id in ipairs(ids) do
			  found[2 * i - 1] = id
			  found[2 * i] = redis.call('HGET', KEYS[1], id)
			end
			return found
			""");

	private RedisScripts() {
	}

	private static <T> RedisScript<T> script(Class<T> result, String lua) {
		return new DefaultRedisScript<>(lua, result);
	}

	@SuppressWarnings("unchecked")
	private static RedisScript<List<Object>> list(String lua) {
		return (RedisScript<List<Object>>) (RedisScript<?>) new DefaultRedisScript<>(lua, List.class);
	}

}
