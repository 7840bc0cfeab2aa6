package cn.bootx.starter.benchmarks.outbound;

/**
 * One way to send one kind of message.
 *
 * @param work the kind
 * @param name who sends
 * @param send sends one
 */
record Rival(String work, String name, Send send) {
}
