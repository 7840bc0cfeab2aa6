package cn.bootx.starter.dingtalk.stream;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The state of the connection of an application.
 *
 * @param app name of the application
 * @param running whether it should be connected
 * @param connected whether it is
 * @param since since when, or null
 * @param lastPush when the platform last sent anything, or null
 * @param connections how many connections were opened so far
 * @param lastError why the last attempt failed or the last connection ended, or null
 * @since 0.1.0
 */
public record DingTalkStreamStatus(String app, boolean running, boolean connected, @Nullable Instant since,
		@Nullable Instant lastPush, long connections, @Nullable String lastError) {
}
