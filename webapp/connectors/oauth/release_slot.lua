-- Note that a call was answered: it counts for a minute from now on.
--
-- KEYS: in_flight, answered. ARGV: now in ms or "", id of the call
local now = tonumber(ARGV[1])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000 + math.floor(time[2] / 1000)
end
local call = redis.call('HGET', KEYS[1], ARGV[2])
if call then
  redis.call('HDEL', KEYS[1], ARGV[2])
  redis.call('HINCRBY', KEYS[2], math.floor(now / 10), call:match('%d+'))
  redis.call('PEXPIRE', KEYS[2], 300000)
end
