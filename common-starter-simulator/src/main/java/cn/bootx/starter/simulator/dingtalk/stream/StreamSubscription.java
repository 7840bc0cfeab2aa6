package cn.bootx.starter.simulator.dingtalk.stream;

/**
 * What a client subscribes to.
 *
 * @param type {@code EVENT} or {@code CALLBACK}
 * @param topic {@code *} for events, otherwise the path of a callback
 * @since 0.1.0
 */
public record StreamSubscription(String type, String topic) {
}
