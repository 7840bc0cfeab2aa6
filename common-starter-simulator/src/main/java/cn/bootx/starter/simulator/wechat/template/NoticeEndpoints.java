package cn.bootx.starter.simulator.wechat.template;

import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.WeChatCore;
import cn.bootx.starter.simulator.wechat.applet.SimulatedMiniProgram;
import cn.bootx.starter.simulator.wechat.gate.Gate;
import cn.bootx.starter.simulator.wechat.gate.RegisteredApp;
import cn.bootx.starter.simulator.wechat.gate.WeChatErrors;
import cn.bootx.starter.simulator.wechat.people.Subscriber;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * Subscribe notices: {@code bizsend} of accounts, {@code send} of mini programs, and the
 * one-time message of an account's web page.
 */
public final class NoticeEndpoints {

	private static final int MAX_ONE_TIME_TITLE = 15;

	private static final int MAX_ONE_TIME_CONTENT = 200;

	private final WeChatCore core;

	public NoticeEndpoints(WeChatCore core) {
		this.core = core;
	}

	public void register(Routes routes, Gate gate) {
		routes.post("/cgi-bin/message/subscribe/bizsend", gate.accountJson(this::send))
			.post("/cgi-bin/message/subscribe/send", gate.miniProgramJson(this::sendToUser))
			.post("/cgi-bin/message/template/subscribe", gate.accountJson(NoticeEndpoints::sendOnce));
	}

	private SimulatorResponse sendToUser(SimulatedMiniProgram miniProgram, JsonNode body) {
		if (Fields.text(body, "page").startsWith("/")) {
			throw WeChatErrors.refuse(41030);
		}
		if (!Fields.text(body, "miniprogram_state").matches("(developer|trial|formal)?")) {
			throw WeChatErrors.refuse(40035);
		}
		return send(miniProgram, body);
	}

	private SimulatorResponse send(RegisteredApp app, JsonNode body) {
		Subscriber receiver = receiver(app, body);
		NoticeTemplate template = app.notices().find(Fields.text(body, "template_id"));
		if (template == null) {
			throw WeChatErrors.refuse(40037);
		}
		String text = template.render(body.path("data"));
		app.notices().take(receiver.openId(), template.priTmplId());
		receiver.receives("notice-card", text, null, null);
		long msgId = this.core.nextMessageId();
		this.core.context()
			.background()
			.execute(() -> receiver.pushEvent("subscribe_msg_sent_event",
					Fields.of("SubscribeMsgSentEvent", Fields.of("List", Fields.of("TemplateId", template.priTmplId(),
							"MsgID", String.valueOf(msgId), "ErrorCode", 0, "ErrorStatus", "success")))));
		return SimulatorResponse.json(WeChatErrors.ok().put("msgid", msgId));
	}

	private static SimulatorResponse sendOnce(SimulatedAccount account, JsonNode body) {
		Subscriber receiver = receiver(account, body);
		String title = Fields.text(body, "title");
		if (title.isEmpty() || title.codePointCount(0, title.length()) > MAX_ONE_TIME_TITLE) {
			throw WeChatErrors.refuse(40062);
		}
		String content = body.path("data").path("content").path("value").asText("");
		if (content.isEmpty() || content.codePointCount(0, content.length()) > MAX_ONE_TIME_CONTENT) {
			throw WeChatErrors.refuse(47003, "argument invalid! data.content.value invalid");
		}
		account.notices().take(receiver.openId(), Fields.text(body, "template_id"));
		receiver.receives("notice-card", title + "\n" + content, null, null);
		return SimulatorResponse.json(WeChatErrors.ok());
	}

	private static Subscriber receiver(RegisteredApp app, JsonNode body) {
		Subscriber receiver = app.subscriber(Fields.text(body, "touser"));
		if (receiver == null) {
			throw WeChatErrors.refuse(40003);
		}
		return receiver;
	}

}
