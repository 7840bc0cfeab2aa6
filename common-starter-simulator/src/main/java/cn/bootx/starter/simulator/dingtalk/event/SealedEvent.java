package cn.bootx.starter.simulator.dingtalk.event;

import java.util.Map;

import cn.bootx.starter.simulator.crypto.MessageSeal;

/**
 * An event as it goes over the wire.
 *
 * @param title event type, for the journal
 * @param content the event without seal
 * @param query signature, timestamp and nonce
 * @param body JSON with the encrypted event
 * @param seal what opens the answer
 */
record SealedEvent(String title, Map<String, Object> content, Map<String, String> query, byte[] body,
		MessageSeal seal) {
}
