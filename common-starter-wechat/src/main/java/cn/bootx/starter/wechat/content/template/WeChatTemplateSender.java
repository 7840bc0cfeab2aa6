package cn.bootx.starter.wechat.content.template;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.wechat.account.WeChatAccounts;

/**
 * Sends template messages.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/doc/offiaccount/Message_Management/Template_Message_Interface.html">模板消息</a>
 */
public final class WeChatTemplateSender extends AccountSender<WeChatTemplateMessage> {

	/** WeChat's longest idempotency key. */
	private static final int MAX_CLIENT_MSG_ID = 32;

	/**
	 * A sender of the primary account that checks strictly.
	 * @param records where messages are recorded, or null
	 */
	public WeChatTemplateSender(WeChatAccounts accounts, @Nullable WeChatSendRecords records) {
		this(accounts, records, WeChatTemplate.Check.STRICT);
	}

	/**
	 * A sender of the primary account.
	 * @param records where messages are recorded, or null
	 * @param check what is checked before a message is sent
	 */
	public WeChatTemplateSender(WeChatAccounts accounts, @Nullable WeChatSendRecords records,
			WeChatTemplate.Check check) {
		super("/cgi-bin/message/template/send", "Template message", accounts, records, check);
	}

	/** The sender of another account; NOT_FOUND if it is unknown. */
	public WeChatTemplateSender account(String name) {
		return new WeChatTemplateSender(this.accounts.with(name), this.records, this.check);
	}

	@Override
	String templateId(WeChatTemplateMessage message) {
		return message.templateId();
	}

	@Override
	void check(MessageCheck check, WeChatTemplateMessage message) {
		check.optionalCharacters("client_msg_id", message.clientMsgId(), MAX_CLIENT_MSG_ID);
		WeChatTemplateMessage.MiniProgramPage.check(check, message.miniProgram());
		this.check.check(check, message.data(), message.variables());
	}

	@Override
	void write(ObjectNode body, WeChatTemplateMessage message) {
		body.setAll(Json.object("url", message.url()));
		WeChatTemplateMessage.MiniProgramPage.put(body, message.miniProgram());
		body.setAll(Json.object("client_msg_id", message.clientMsgId()));
		WeChatTemplate.putData(body, message.data());
	}

	/** The receipt for a template message has arrived. */
	public record ReceiptEvent(String account, WeChatSendRecords.Sent sent) {
	}

}
