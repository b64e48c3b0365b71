-- Take a slot of a rate limit that counts calls per second and per minute, if one is free for this caller.
--
-- KEYS: in_flight, answered, served, urgent, bulk, hold
-- ARGV: now in ms or "", share, cost, urgent (1 or 0), per second, per minute, reserve, how long a waiter counts in ms,
--       id of the call, longest flight in ms, margin in ms
-- Returns 0 if granted, else the milliseconds after which to ask again.
local now = tonumber(ARGV[1])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000 + math.floor(time[2] / 1000)
end
local share, cost, urgent = ARGV[2], tonumber(ARGV[3]), ARGV[4] == '1'
local queue = urgent and KEYS[4] or KEYS[5]
local longest, margin = tonumber(ARGV[10]), tonumber(ARGV[11])

-- Calls in flight count; one that is in flight for too long is taken as answered.
local in_flight = 0
local calls = redis.call('HGETALL', KEYS[1])
for i = 1, #calls, 2 do
  local of, since = calls[i + 1]:match('(%d+) (%d+)')
  if since + longest <= now then
    redis.call('HDEL', KEYS[1], calls[i])
    redis.call('HINCRBY', KEYS[2], math.floor((since + longest) / 10), of)
  else
    in_flight = in_flight + of
  end
end

-- Answered calls count for a second and for a minute: how many they are, and when the oldest of them ceases to count.
local in_second, in_minute, second_wait, minute_wait = in_flight, in_flight, nil, nil
local counts = redis.call('HGETALL', KEYS[2])
for i = 1, #counts, 2 do
  local answered, of = (counts[i] + 1) * 10, tonumber(counts[i + 1])
  local second_left, minute_left = answered + 1000 + margin - now, answered + 60000 + margin - now
  if minute_left <= 0 then
    redis.call('HDEL', KEYS[2], counts[i])
  else
    in_minute = in_minute + of
    minute_wait = math.min(minute_wait or minute_left, minute_left)
  end
  if second_left > 0 then
    in_second = in_second + of
    second_wait = math.min(second_wait or second_left, second_left)
  end
end

-- A queue holds the shares that asked lately and got nothing; one that stopped asking does not hold up the others.
redis.call('ZREMRANGEBYSCORE', KEYS[4], '-inf', now - tonumber(ARGV[8]))
redis.call('ZREMRANGEBYSCORE', KEYS[5], '-inf', now - tonumber(ARGV[8]))

-- A share that comes back after a break starts level with those that wait, not with a credit.
local least, mine = nil, tonumber(redis.call('HGET', KEYS[3], share) or '0')
for _, other in ipairs(redis.call('ZRANGE', queue, 0, -1)) do
  if other ~= share then
    local has = tonumber(redis.call('HGET', KEYS[3], other) or '0')
    if not least or has < least then least = has end
  end
end
if least and mine < least and not redis.call('ZSCORE', queue, share) then
  mine = least
  redis.call('HSET', KEYS[3], share, mine)
end

local wait = redis.call('PTTL', KEYS[6])
if ARGV[1] ~= '' then
  wait = tonumber(redis.call('GET', KEYS[6]) or '0') - now
end
if wait <= 0 then
  local minute_limit = tonumber(ARGV[6]) - (urgent and 0 or tonumber(ARGV[7]))
  if in_minute > 0 and in_minute + cost > minute_limit then
    wait = minute_wait or 20
  elseif in_second > 0 and in_second + cost > tonumber(ARGV[5]) then
    wait = second_wait or 20
  elseif not urgent and redis.call('ZCARD', KEYS[4]) > 0 then
    wait = 20
  elseif least and least < mine then
    wait = 20
  end
end
if wait > 0 then
  redis.call('ZADD', queue, now, share)
  redis.call('PEXPIRE', queue, 120000)
  return math.max(1, math.min(math.floor(wait), 1000))
end
redis.call('ZREM', queue, share)
redis.call('HSET', KEYS[1], ARGV[9], string.format('%d %d', cost, now))
redis.call('PEXPIRE', KEYS[1], 300000)
redis.call('HINCRBY', KEYS[3], share, cost)
redis.call('PEXPIRE', KEYS[3], 3600000)
return 0
