package cn.bootx.starter.wecom.card;

/**
 * The button that sends the answers.
 *
 * @param text what members read, best up to 10 characters
 * @param key what the event tells, at most 1024 bytes
 * @since 0.1.0
 */
public record CardSubmit(String text, String key) {
}
