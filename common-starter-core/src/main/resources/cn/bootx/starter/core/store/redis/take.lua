local present = redis.call('GET', KEYS[1])
if present then redis.call('DEL', KEYS[1]) end
return present
