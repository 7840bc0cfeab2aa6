package cn.bootx.starter.wechat.content.notice;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.PlatformException;

/**
 * What became of the notice to one receiver.
 *
 * @param userId the host's id of the user, null if the notice was sent to an openId
 * @param openId the receiver
 * @param msgId WeChat's id of the message, 0 if it was refused
 * @param failure why it was refused, or null
 * @since 0.1.0
 */
public record WeChatNoticeResult(@Nullable String userId, String openId, long msgId,
		@Nullable PlatformException failure) {

	public boolean sent() {
		return this.failure == null;
	}

}
