-- 1 updated, 0 another version, -1 gone.
local present = redis.call('HGET', KEYS[1], ARGV[1])
if not present then return -1 end
local expected = ARGV[2] .. '|'
if string.sub(present, 1, #expected) ~= expected then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3] .. '|' .. ARGV[4])
return 1
