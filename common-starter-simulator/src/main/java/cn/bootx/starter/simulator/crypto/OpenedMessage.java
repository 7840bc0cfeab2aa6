package cn.bootx.starter.simulator.crypto;

/**
 * A decrypted message.
 *
 * @param text the message
 * @param receiveId whom it names as its receiver: app id, corp id, component app id
 * @since 0.1.0
 */
public record OpenedMessage(String text, String receiveId) {
}
