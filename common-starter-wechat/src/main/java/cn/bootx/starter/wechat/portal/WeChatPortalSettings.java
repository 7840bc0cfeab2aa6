package cn.bootx.starter.wechat.portal;

import java.time.Duration;

import cn.bootx.starter.wechat.autoconfigure.WeChatLateReply;

/**
 * How the portals of all accounts behave.
 *
 * @param maxClockSkew how far a push's timestamp may be from now
 * @param maxBodySize largest body of a push in bytes
 * @param answerWithin after what time the last attempt of WeChat is answered without the
 * handlers' reply; WeChat closes after 5 s
 * @param lateReply what becomes of a reply that is ready after that
 * @since 0.1.0
 */
public record WeChatPortalSettings(Duration maxClockSkew, long maxBodySize, Duration answerWithin,
		WeChatLateReply lateReply) {
}
