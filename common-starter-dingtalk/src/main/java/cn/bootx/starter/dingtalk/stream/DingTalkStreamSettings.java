package cn.bootx.starter.dingtalk.stream;

import java.time.Duration;

import cn.bootx.starter.core.callback.portal.LateReplies;

/**
 * How a connection of Stream mode is kept.
 *
 * @param pingInterval how often the connection is probed; one that does not answer until
 * the next probe counts as dead
 * @param firstRetry longest pause before the first attempt to connect again; it doubles
 * with each further attempt
 * @param maxRetry longest pause between attempts
 * @param drain how long a connection that is replaced or stopped may finish its answers
 * @param lateReply what becomes of an answer to a click that is ready after two seconds
 */
record DingTalkStreamSettings(Duration pingInterval, Duration firstRetry, Duration maxRetry, Duration drain,
		LateReplies.Mode lateReply) {
}
