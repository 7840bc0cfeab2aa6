package cn.bootx.starter.wechat.people.fan;

import java.time.Instant;

/**
 * How far a sync is, as any node can read it.
 *
 * @param running whether a node works on it now; if not, and it is not finished either,
 * the next call of {@link WeChatFanService#sync()} resumes it
 * @param finished whether it is complete
 * @param total number of followers by WeChat's count, perhaps without black-listed ones
 * @param soFar what it has found
 * @param startedAt when it began
 * @param updatedAt when it last made progress
 * @since 0.1.0
 */
public record WeChatFanProgress(boolean running, boolean finished, long total, WeChatFanReport soFar, Instant startedAt,
		Instant updatedAt) {
}
