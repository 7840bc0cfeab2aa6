-- A collection is a hash of 'version|json' by id, and a sorted set of its ids.
if redis.call('HSETNX', KEYS[1], ARGV[1], '1|' .. ARGV[2]) == 0 then return 0 end
redis.call('ZADD', KEYS[2], 0, ARGV[1])
return 1
