package cn.bootx.starter.dingtalk.stream;

/**
 * A frame on its way through a pipeline.
 *
 * @param frame the frame
 * @param identity what makes it the same when it comes again
 */
record StreamPush(StreamFrame frame, String identity) {
}
