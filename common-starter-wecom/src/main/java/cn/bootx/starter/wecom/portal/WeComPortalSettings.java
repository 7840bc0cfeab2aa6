package cn.bootx.starter.wecom.portal;

import java.time.Duration;

/**
 * How pushes are taken.
 *
 * @param maxClockSkew how far the timestamp of a push may be from now
 * @param handlerTimeout after what time the last attempt is answered without a reply
 * @param lateReply what becomes of a reply that is ready after that
 * @since 0.1.0
 */
public record WeComPortalSettings(Duration maxClockSkew, Duration handlerTimeout, WeComLateReply lateReply) {
}
