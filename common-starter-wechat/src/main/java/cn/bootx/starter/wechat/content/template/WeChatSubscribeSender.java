package cn.bootx.starter.wechat.content.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.content.template.WeChatTemplateMessage.MiniProgramPage;

/**
 * Sends subscribe notices. A consent of a user allows one message; without one WeChat
 * refuses with 43101.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/doc/service/api/notify/notify/api_sendnewsubscribemsg.html">发送订阅通知</a>
 */
public final class WeChatSubscribeSender extends AccountSender<WeChatSubscribeSender.Notice> {

	/**
	 * A sender of the primary account.
	 * @param records where notices are recorded, or null
	 * @param check what is checked before a notice is sent
	 */
	public WeChatSubscribeSender(WeChatAccounts accounts, @Nullable WeChatSendRecords records,
			WeChatTemplate.Check check) {
		super("/cgi-bin/message/subscribe/bizsend", "Subscribe notice", accounts,
				(records != null) ? records.subscribeNotices() : null, check);
	}

	/** The sender of another account; NOT_FOUND if it is unknown. */
	public WeChatSubscribeSender account(String name) {
		return new WeChatSubscribeSender(this.accounts.with(name), this.records, this.check);
	}

	@Override
	String templateId(Notice notice) {
		return notice.templateId();
	}

	@Override
	void check(MessageCheck check, Notice notice) {
		MiniProgramPage.check(check, notice.miniProgram());
		this.check.check(check, notice.data(), notice.variables());
	}

	@Override
	void write(ObjectNode body, Notice notice) {
		body.setAll(Json.object("page", notice.page()));
		MiniProgramPage.put(body, notice.miniProgram());
		WeChatTemplate.putData(body, notice.data());
	}

	/**
	 * The receipt for a subscribe notice has arrived.
	 *
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
	 * @param accepted whether the user accepted: one message more, unless it is a
	 * long-term template
	 */
	public record ConsentEvent(String account, String openId, String templateId, boolean accepted, Source source) {

		/** Where a user decides about a notice. */
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
