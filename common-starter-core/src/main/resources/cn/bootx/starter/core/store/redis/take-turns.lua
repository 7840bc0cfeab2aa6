-- The entry is the list of the last turns; 'paused' means that there is none before it expires.
-- The answer is 1 and the waits, or 0 and the wait for the first.
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
