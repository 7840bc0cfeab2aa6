package cn.bootx.starter.wechat.content.template;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.PlatformException;

/**
 * What became of the message to one of many receivers.
 *
 * @param openId the receiver
 * @param msgId WeChat's id of the message, 0 if it was refused; the receipt
 * {@code TEMPLATESENDJOBFINISH} carries it
 * @param failure why it was refused, or null
 * @since 0.1.0
 */
public record WeChatSendResult(String openId, long msgId, @Nullable PlatformException failure) {

	public boolean sent() {
		return this.failure == null;
	}

}
