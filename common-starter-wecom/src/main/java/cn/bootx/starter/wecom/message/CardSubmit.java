package cn.bootx.starter.wecom.message;

/**
 * The button that sends the answers.
 *
 * @param text what members read, best up to 10 characters
 * @param key what the event carries, at most 1024 bytes
 */
record CardSubmit(String text, String key) {
}
