package cn.bootx.starter.wechatopen.web;

import java.net.URI;

import cn.bootx.starter.testing.Await;
import cn.bootx.starter.simulator.push.XmlReply;
import cn.bootx.starter.simulator.wechat.OfficialAccount;
import cn.bootx.starter.simulator.wechat.push.PushOutcome;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.wechatopen.OpenPlatform;

/**
 * The platform's full-network release check, with the official account of a group.
 */
final class ReleaseCheckRun {

	private static final String APP_ID = "wx570bc396a51b8ff8";

	private static final String SEND = "/cgi-bin/message/custom/send";

	private final OpenPlatform platform;

	private final SimulatedAccount account;

	private final OpenPlatform.Node other;

	ReleaseCheckRun(OpenPlatform platform, URI host) {
		this.platform = platform;
		this.account = platform.simulator.wechat().register(OfficialAccount.plain(APP_ID, "s", "tokentoken"));
		this.other = platform.node().withTicket();
		authorize();
	}

	String text(String content) {
		PushOutcome outcome = this.account.fan("oCheck").sends(content);
		return String.valueOf(outcome.replyText());
	}

	String event(String name) {
		PushOutcome outcome = this.account.fan("oCheck").event(name, java.util.Map.of());
		return String.valueOf(XmlReply.parse(String.valueOf(outcome.replyXml())).text("Content"));
	}

	/** Sends the code and waits for the message that the component sends with it. */
	String queryAuthCode() {
		String code = authorize();
		PushOutcome outcome = this.account.fan("oCheck").sends("QUERY_AUTH_CODE:" + code);
		if (outcome.status() != 200 || !outcome.body().isEmpty()) {
			throw new AssertionError("The answer must be empty, but is " + outcome.status() + " " + outcome.body());
		}
		Await.until(() -> this.platform.simulator.calls().count(SEND) > 0);
		return this.platform.simulator.calls().of(SEND).get(0).json().at("/text/content").asText();
	}

	private String authorize() {
		return this.platform.component
			.authorize(this.other.service.preAuthCode().value(), "https://host.example/", APP_ID)
			.authCode();
	}

}
