package cn.bootx.starter.wechat.content.subscribe;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.content.WeChatReceivers;
import cn.bootx.starter.wechat.content.WeChatSendResult;
import cn.bootx.starter.wechat.content.template.WeChatSendRecords;
import cn.bootx.starter.wechat.content.template.WeChatTemplate;
import cn.bootx.starter.wechat.content.template.WeChatTemplateMessage.MiniProgramPage;

/**
 * Sends subscribe notices. A consent of a user allows one message; without one WeChat
 * refuses with 43101.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/doc/service/api/notify/notify/api_sendnewsubscribemsg.html">发送订阅通知</a>
 */
public final class WeChatSubscribeSender {

	private static final Logger logger = LoggerFactory.getLogger(WeChatSubscribeSender.class);

	private static final String SEND = "/cgi-bin/message/subscribe/bizsend";

	private final WeChatAccounts accounts;

	private final Supplier<WeChatAccount> account;

	private final @Nullable WeChatSendRecords records;

	private final WeChatTemplate.Check check;

	/**
	 * A sender of the primary account.
	 * @param records where notices are recorded, or null
	 * @param check what is checked before a notice is sent
	 */
	public WeChatSubscribeSender(WeChatAccounts accounts, @Nullable WeChatSendRecords records,
			WeChatTemplate.Check check) {
		this(accounts, accounts::primary, (records != null) ? records.subscribeNotices() : null, check);
	}

	private WeChatSubscribeSender(WeChatAccounts accounts, Supplier<WeChatAccount> account,
			@Nullable WeChatSendRecords records, WeChatTemplate.Check check) {
		this.accounts = accounts;
		this.account = account;
		this.records = records;
		this.check = check;
	}

	/**
	 * The sender of another account.
	 * @param name its name in the properties
	 * @throws PlatformException NOT_FOUND if there is no such account
	 */
	public WeChatSubscribeSender account(String name) {
		return new WeChatSubscribeSender(this.accounts, this.accounts.named(name), this.records, this.check);
	}

	/**
	 * Sends a notice to a user who agreed to it.
	 * @return WeChat's id of the message, 0 if its answer has none
	 * @throws PlatformException if WeChat refuses it; 43101 if the user has not agreed
	 * @throws InvalidMessageException if a field is missing, or the data does not fit the
	 * template
	 */
	public long send(String openId, Notice notice) {
		MessageCheck check = MessageCheck.of(Platform.WECHAT, SEND).required("touser", openId);
		check(check, notice);
		return post(openId, notice);
	}

	/** Sends a notice to many users, one after the other. */
	public WeChatSendResult send(Collection<String> openIds, Notice notice) {
		return send(WeChatReceivers.of(openIds), notice);
	}

	/**
	 * Sends a notice to many users, each once, one call for each. The refusal of one
	 * receiver does not end the send, see {@link WeChatSendResult}.
	 * @throws InvalidMessageException if the notice cannot be sent to any receiver; then
	 * WeChat was not called
	 */
	public WeChatSendResult send(WeChatReceivers receivers, Notice notice) {
		check(MessageCheck.of(Platform.WECHAT, SEND), notice);
		return receivers.each(SEND, (openId) -> post(openId, notice));
	}

	private long post(String openId, Notice notice) {
		WeChatAccount from = this.account.get();
		long msgId = from.api().post(SEND, body(openId, notice)).path("msgid").asLong();
		if (this.records != null) {
			record(this.records, from.appId(), msgId, openId, notice);
		}
		return msgId;
	}

	/** The notice is sent: a failing store must not look like a failed send. */
	private static void record(WeChatSendRecords to, String appId, long msgId, String openId, Notice notice) {
		try {
			to.sent(appId, msgId, openId, notice.templateId());
		}
		catch (RuntimeException ex) {
			logger.warn("Subscribe notice {} was sent, but could not be recorded", msgId, ex);
		}
	}

	private void check(MessageCheck check, Notice notice) {
		check.required("template_id", notice.templateId());
		MiniProgramPage.check(check, notice.miniProgram());
		this.check.check(check, notice.data(), notice.variables());
		check.done();
	}

	private static ObjectNode body(String openId, Notice notice) {
		ObjectNode body = Json.object().put("touser", openId).put("template_id", notice.templateId());
		if (notice.page() != null) {
			body.put("page", notice.page());
		}
		if (notice.miniProgram() != null) {
			body.set("miniprogram", notice.miniProgram().toJson());
		}
		ObjectNode data = body.putObject("data");
		notice.data().forEach((name, value) -> data.putObject(name).put("value", value));
		return body;
	}

	/**
	 * The receipt for a subscribe notice has arrived.
	 *
	 * @param account name of the account
	 * @param sent the notice with its final status; when it was sent is known only if
	 * sends are recorded
	 * @param errorCode WeChat's code, 0 if the receiver has it
	 */
	public record ReceiptEvent(String account, WeChatSendRecords.Sent sent, int errorCode) {
	}

	/**
	 * A user has accepted or refused a subscribe notice. If a listener throws, WeChat's
	 * next attempt publishes the event again.
	 *
	 * @param account name of the account
	 * @param openId the user
	 * @param templateId template of the notice
	 * @param accepted whether the user accepted: one message more, unless it is a
	 * long-term template
	 * @param source where the user decided
	 */
	public record ConsentEvent(String account, String openId, String templateId, boolean accepted, Source source) {

		/**
		 * Where a user decides about a notice.
		 */
		public enum Source {

			/** The dialog of a web page. */
			PAGE,

			/** The dialog of an article. */
			ARTICLE,

			/** Another dialog. */
			DIALOG,

			/** The settings of service notifications; WeChat reports refusals only. */
			SETTINGS;

			static Source ofPopup(@Nullable String popupScene) {
				return "1".equals(popupScene) ? PAGE : "2".equals(popupScene) ? ARTICLE : DIALOG;
			}

		}

	}

	/**
	 * A subscribe notice without its receiver. <pre class="code">
	 * Notice.of("zAx8…")
	 * 	.with("thing1", "Haircut")
	 * 	.with("time2", "2026-11-21 10:00")
	 * 	.page("https://example.com/bookings/42");
	 * </pre>
	 *
	 * @param templateId id of the template in the account ({@code priTmplId})
	 * @param data values by variable name
	 * @param page page that opens, or null
	 * @param miniProgram mini program page that opens instead, or null
	 * @param variables names of the template's variables, against which the data is
	 * checked; null if they are not known
	 */
	public record Notice(String templateId, Map<String, String> data, @Nullable String page,
			@Nullable MiniProgramPage miniProgram, @Nullable List<String> variables) {

		public Notice {
			data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
			variables = (variables != null) ? List.copyOf(variables) : null;
		}

		public static Notice of(String templateId) {
			return new Notice(templateId, Map.of(), null, null, null);
		}

		/** With the value of a variable, which is written without {@code .DATA}. */
		public Notice with(String variable, String value) {
			Map<String, String> more = new LinkedHashMap<>(this.data);
			more.put(variable, value);
			return new Notice(this.templateId, more, this.page, this.miniProgram, this.variables);
		}

		public Notice page(@Nullable String newPage) {
			return new Notice(this.templateId, this.data, newPage, this.miniProgram, this.variables);
		}

		/** With a page of a mini program that is linked to the account. */
		public Notice miniProgram(String appId, @Nullable String pagePath) {
			return new Notice(this.templateId, this.data, this.page, new MiniProgramPage(appId, pagePath),
					this.variables);
		}

		/** With the template's variables, so that the data is checked against them. */
		public Notice variables(@Nullable List<String> names) {
			return new Notice(this.templateId, this.data, this.page, this.miniProgram, names);
		}

		/** Without the values: they are what the receiver reads. */
		@Override
		public String toString() {
			return "WeChatSubscribeSender.Notice[" + this.templateId + ", " + this.data.keySet() + "]";
		}

	}

}
