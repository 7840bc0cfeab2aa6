package cn.bootx.starter.wechatopen.portal;

import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.callback.portal.LateReplies;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.simulator.wechat.OfficialAccount;
import cn.bootx.starter.wechat.message.WeChatReplyWriter;
import cn.bootx.starter.wechatopen.Answers;
import cn.bootx.starter.wechatopen.OpenPlatform;

import static org.assertj.core.api.Assertions.assertThat;

class AuthorizerLateRepliesTests {

	private static final String SEND = "/cgi-bin/message/custom/send";

	private static final String OTHER = "wxauthorizer0002";

	private final PortalFixture fixture = new PortalFixture();

	@AfterEach
	void stop() {
		this.fixture.close();
	}

	@Test
	void anAccountThatMayNotSendDoesNotSilenceTheOthers() {
		this.fixture.platform.simulator.wechat().register(OfficialAccount.plain(OTHER, "s", "tokentoken"));
		for (String appId : new String[] { OpenPlatform.ACCOUNT, OTHER }) {
			this.fixture.node.authorizers.authorize(this.fixture.platform.authorizationCode(this.fixture.node, appId));
		}
		AuthorizerMessageDispatcher.LateAnswers late = new AuthorizerMessageDispatcher.LateAnswers(
				this.fixture.node.authorizers, LateReplies.Mode.SEND);
		this.fixture.platform.simulator.faults().next(SEND, 1, Answers.error(48001, "api unauthorized"));
		deliver(late, OpenPlatform.ACCOUNT);
		deliver(late, OpenPlatform.ACCOUNT);
		assertThat(this.fixture.platform.simulator.calls().count(SEND)).isOne();
		deliver(late, OTHER);
		assertThat(this.fixture.platform.simulator.calls().count(SEND)).isEqualTo(2);
	}

	private static void deliver(AuthorizerMessageDispatcher.LateAnswers late, String appId) {
		String reply = WeChatReplyWriter
			.write(WxMpXmlOutMessage.TEXT().content("late").fromUser("gh").toUser("oFan").build());
		try {
			late.deliver(new OpenedCallback<>(new AuthorizerMessage(appId, new WxMpXmlMessage()), appId + ":1",
					(plain) -> CallbackResponse.text(plain)), reply);
		}
		catch (PlatformException ex) {
			// The simulated account does not know this fan.
			assertThat(ex.code()).isEqualTo("40003");
		}
	}

}
