-- Ids and contents in turn.
local ids = redis.call('ZRANGEBYLEX', KEYS[2], ARGV[1], '+', 'LIMIT', 0, ARGV[2])
local found = {}
for i, id in ipairs(ids) do
  found[2 * i - 1] = id
  found[2 * i] = redis.call('HGET', KEYS[1], id)
end
return found
