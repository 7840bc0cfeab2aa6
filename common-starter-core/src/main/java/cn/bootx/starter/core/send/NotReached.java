package cn.bootx.starter.core.send;

/**
 * A receiver whom a message did not reach.
 *
 * @param receiver the receiver, spelled as the caller spelled it where that is known
 * @param reason why, for people
 * @since 0.1.0
 */
public record NotReached(String receiver, String reason) {
}
