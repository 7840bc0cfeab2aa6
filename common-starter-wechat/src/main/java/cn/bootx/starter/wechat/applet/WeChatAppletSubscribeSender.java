package cn.bootx.starter.wechat.applet;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.wechat.content.WeChatReceivers;
import cn.bootx.starter.wechat.content.WeChatSendResult;
import cn.bootx.starter.wechat.content.template.WeChatTemplate;

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
	public long send(String openId, Message message) {
		check(MessageCheck.of(Platform.WECHAT_APPLET, SEND).required("touser", openId), message);
		return post(openId, message);
	}

	public WeChatSendResult send(Collection<String> openIds, Message message) {
		return send(WeChatReceivers.of(openIds), message);
	}

	/**
	 * Sends a message to many users, each once, one call for each. The refusal of one
	 * receiver does not end the send, see {@link WeChatSendResult}.
	 * @throws InvalidMessageException if the message cannot be sent to any receiver; then
	 * WeChat was not called
	 */
	public WeChatSendResult send(WeChatReceivers receivers, Message message) {
		check(MessageCheck.of(Platform.WECHAT_APPLET, SEND), message);
		return receivers.each(SEND, (openId) -> post(openId, message));
	}

	private long post(String openId, Message message) {
		ObjectNode body = Json.object("touser", openId, "template_id", message.templateId(), "page", message.page(),
				"miniprogram_state", message.version().miniProgramState(), "lang", message.locale().toString());
		WeChatTemplate.putData(body, message.data());
		return this.applet.api().post(SEND, body).path("msgid").asLong();
	}

	private static void check(MessageCheck check, Message message) {
		String page = message.page();
		check.required("template_id", message.templateId())
			.isTrue(!message.data().isEmpty(), "data", "is empty")
			.isTrue(page == null || !page.startsWith("/"), "page", "must not begin with '/'")
			.isTrue(LANGUAGES.contains(message.locale().toString()), "lang",
					"is " + message.locale() + ", WeChat has zh_CN, en_US, zh_HK and zh_TW");
		WeChatTemplate.Check.VALUES.check(check, message.data(), null);
		check.done();
	}

	/**
	 * A subscribe message (订阅消息) without its receiver. <pre class="code">
	 * Message.of("NtZ6…")
	 * 	.with("thing1", "Order 42")
	 * 	.with("time2", "2026-11-21 10:00")
	 * 	.page("pages/order?id=42");
	 * </pre>
	 *
	 * @param page page that opens, with its parameters and without a leading {@code /},
	 * or null if none does
	 * @param locale language of the mini program's name: zh_CN, en_US, zh_HK or zh_TW
	 */
	public record Message(String templateId, Map<String, String> data, @Nullable String page,
			WeChatApplet.Version version, Locale locale) {

		public Message {
			data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
		}

		/** A message that opens no page of the published version, in Chinese. */
		public static Message of(String templateId) {
			return new Message(templateId, Map.of(), null, WeChatApplet.Version.RELEASE, Locale.SIMPLIFIED_CHINESE);
		}

		/** With the value of a variable, which is written without {@code .DATA}. */
		public Message with(String variable, String value) {
			Map<String, String> more = new LinkedHashMap<>(this.data);
			more.put(variable, value);
			return new Message(this.templateId, more, this.page, this.version, this.locale);
		}

		public Message page(@Nullable String newPage) {
			return new Message(this.templateId, this.data, newPage, this.version, this.locale);
		}

		public Message version(WeChatApplet.Version newVersion) {
			return new Message(this.templateId, this.data, this.page, newVersion, this.locale);
		}

		public Message locale(Locale newLocale) {
			return new Message(this.templateId, this.data, this.page, this.version, newLocale);
		}

		/** Without the values: they are what the receiver reads. */
		@Override
		public String toString() {
			return "WeChatAppletSubscribeSender.Message[" + this.templateId + ", " + this.data.keySet() + "]";
		}

	}

}
