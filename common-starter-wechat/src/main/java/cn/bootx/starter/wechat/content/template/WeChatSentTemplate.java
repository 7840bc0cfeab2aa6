package cn.bootx.starter.wechat.content.template;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A template message or subscribe notice that was sent, and what became of it.
 *
 * @param msgId WeChat's id
 * @param openId the receiver
 * @param templateId its template, or null if only the receipt is known
 * @param sentAt when it was sent, or null if only the receipt is known
 * @param status {@code sent}, then WeChat's word: {@code success},
 * {@code failed:user block}, {@code failed: system failed}; of a subscribe notice
 * {@code success} or {@code failed:} with WeChat's code and text
 * @since 0.1.0
 */
public record WeChatSentTemplate(long msgId, String openId, @Nullable String templateId, @Nullable Instant sentAt,
		String status) {

	/** Status until the receipt comes. */
	public static final String SENT = "sent";

	/** Whether the receiver has it. */
	public boolean delivered() {
		return this.status.equals("success");
	}

}
