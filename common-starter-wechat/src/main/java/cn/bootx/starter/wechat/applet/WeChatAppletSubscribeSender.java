package cn.bootx.starter.wechat.applet;

import java.util.Collection;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.wechat.content.WeChatReceivers;
import cn.bootx.starter.wechat.content.WeChatSendResult;
import cn.bootx.starter.wechat.content.template.WeChatTemplateCheck;

/**
 * Sends subscribe messages (订阅消息) to users who agreed to them; one consent allows one
 * message.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/subscribe-message.html">小程序订阅消息</a>
 */
public final class WeChatAppletSubscribeSender {

	private static final String SEND = "/cgi-bin/message/subscribe/send";

	private static final Set<String> LANGUAGES = Set.of("zh_CN", "en_US", "zh_HK", "zh_TW");

	private final WeChatApplet applet;

	public WeChatAppletSubscribeSender(WeChatApplet applet) {
		this.applet = applet;
	}

	/**
	 * Sends a message to a user.
	 * @return WeChat's id of the message, which {@code subscribe_msg_sent_event} carries;
	 * 0 if it gave none
	 * @throws PlatformException if WeChat refuses, for example 43101 (the user has not
	 * agreed, or the consent is used up)
	 * @throws InvalidMessageException if a field is missing, too long or of another form
	 */
	public long send(String openId, WeChatAppletSubscribeMessage message) {
		check(MessageCheck.of(Platform.WECHAT_APPLET, SEND).required("touser", openId), message);
		return post(openId, message);
	}

	/** Sends a message to many users, one after the other. */
	public WeChatSendResult send(Collection<String> openIds, WeChatAppletSubscribeMessage message) {
		return send(WeChatReceivers.of(openIds), message);
	}

	/**
	 * Sends a message to many users, each once, one call for each. The refusal of one
	 * receiver does not end the send, see {@link WeChatSendResult}.
	 * @throws InvalidMessageException if the message cannot be sent to any receiver; then
	 * WeChat was not called
	 */
	public WeChatSendResult send(WeChatReceivers receivers, WeChatAppletSubscribeMessage message) {
		check(MessageCheck.of(Platform.WECHAT_APPLET, SEND), message);
		return receivers.each(SEND, (openId) -> post(openId, message));
	}

	private long post(String openId, WeChatAppletSubscribeMessage message) {
		ObjectNode body = Json.object().put("touser", openId).put("template_id", message.templateId());
		if (message.page() != null) {
			body.put("page", message.page());
		}
		body.put("miniprogram_state", message.version().miniProgramState()).put("lang", message.locale().toString());
		ObjectNode data = body.putObject("data");
		message.data().forEach((name, value) -> data.putObject(name).put("value", value));
		return this.applet.api().post(SEND, body).path("msgid").asLong();
	}

	private static void check(MessageCheck check, WeChatAppletSubscribeMessage message) {
		String page = message.page();
		check.required("template_id", message.templateId())
			.isTrue(!message.data().isEmpty(), "data", "is empty")
			.isTrue(page == null || !page.startsWith("/"), "page", "must not begin with '/'")
			.isTrue(LANGUAGES.contains(message.locale().toString()), "lang",
					"is " + message.locale() + ", WeChat has zh_CN, en_US, zh_HK and zh_TW");
		WeChatTemplateCheck.VALUES.check(check, message.data(), null);
		check.done();
	}

}
