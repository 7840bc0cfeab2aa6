package cn.bootx.starter.wechat.applet;

import java.util.Collection;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.wechat.content.template.WeChatBulkSend;
import cn.bootx.starter.wechat.content.template.WeChatSendResult;
import cn.bootx.starter.wechat.content.template.WeChatTemplateCheck;

/**
 * Sends subscribe messages (订阅消息) to users who agreed to them; one consent is good for
 * one message.
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
	 * agreed, or his consent is used up)
	 * @throws IllegalArgumentException if a field is missing, too long or of another
	 * form; it names them all
	 */
	public long send(String openId, WeChatAppletSubscribeMessage message) {
		if (openId.isBlank()) {
			throw new IllegalArgumentException("Subscribe message: touser is blank");
		}
		check(message);
		return post(openId, message);
	}

	/**
	 * Sends a message to many users, one call for each. A refusal ends nothing: it is in
	 * the receiver's result. A failure that all would meet (token, permission, quota) is
	 * not repeated for the rest.
	 * @throws IllegalArgumentException if the message cannot be sent; then nobody got it
	 */
	public List<WeChatSendResult> sendAll(Collection<String> openIds, WeChatAppletSubscribeMessage message) {
		check(message);
		return WeChatBulkSend.toEach(openIds, (openId) -> post(openId, message));
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

	private static void check(WeChatAppletSubscribeMessage message) {
		require(!message.templateId().isBlank(), "template_id is blank");
		require(!message.data().isEmpty(), "data is empty");
		require(message.page() == null || !message.page().startsWith("/"), "page must not begin with '/'");
		require(LANGUAGES.contains(message.locale().toString()),
				"lang is " + message.locale() + ", WeChat has zh_CN, en_US, zh_HK and zh_TW");
		WeChatTemplateCheck.VALUES.check(message.templateId(), message.data(), null);
	}

	private static void require(boolean condition, String problem) {
		if (!condition) {
			throw new IllegalArgumentException("Subscribe message: " + problem);
		}
	}

}
