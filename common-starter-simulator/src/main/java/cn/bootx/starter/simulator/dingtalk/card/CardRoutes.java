package cn.bootx.starter.simulator.dingtalk.card;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Where the actions on cards are pushed over HTTP.
 */
final class CardRoutes {

	private final Map<String, Route> routes = new ConcurrentHashMap<>();

	/** Registers an address; false if the key has one and it must not be replaced. */
	boolean register(String appKey, String routeKey, Route route, boolean replace) {
		String key = appKey + "/" + routeKey;
		if (replace) {
			this.routes.put(key, route);
			return true;
		}
		Route present = this.routes.putIfAbsent(key, route);
		return present == null || present.equals(route);
	}

	@Nullable Route find(String appKey, String routeKey) {
		return this.routes.get(appKey + "/" + routeKey);
	}

	/** An address and the secret that signs calls to it. */
	record Route(String url, String apiSecret) {
	}

}
