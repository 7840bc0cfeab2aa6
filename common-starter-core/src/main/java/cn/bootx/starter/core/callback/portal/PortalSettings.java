package cn.bootx.starter.core.callback.portal;

import java.time.Duration;

/**
 * How the portal of a platform behaves.
 *
 * @param maxClockSkew how far the time of a push may be from now
 * @param maxBodySize largest push in bytes
 * @param handlerTimeout after what time the last attempt of a message is answered without
 * a reply
 * @param lateReply what becomes of a reply that is ready after that
 * @since 0.1.0
 */
public record PortalSettings(Duration maxClockSkew, long maxBodySize, Duration handlerTimeout,
		LateReplyMode lateReply) {
}
