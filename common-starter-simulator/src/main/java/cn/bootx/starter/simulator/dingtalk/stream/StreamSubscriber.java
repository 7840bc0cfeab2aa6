package cn.bootx.starter.simulator.dingtalk.stream;

import java.util.List;

/**
 * A client that asked for a connection.
 *
 * @param appKey application that it represents
 * @param ua what it calls itself
 * @param localIp address that it names
 * @param subscriptions what it subscribes to
 * @since 0.1.0
 */
public record StreamSubscriber(String appKey, String ua, String localIp, List<StreamSubscription> subscriptions) {

	public StreamSubscriber {
		subscriptions = List.copyOf(subscriptions);
	}

	boolean wants(String type, String topic) {
		return this.subscriptions.contains(new StreamSubscription(type, topic));
	}

}
