package cn.bootx.starter.simulator.wechat;

import java.time.Instant;

import cn.bootx.starter.simulator.HostStub;
import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.crypto.MessageSeal;
import cn.bootx.starter.simulator.crypto.Sha1Signature;
import cn.bootx.starter.simulator.push.XmlReply;
import cn.bootx.starter.simulator.wechat.push.PushOutcome;
import cn.bootx.starter.simulator.wechat.push.RawPush;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class RawPushTests {

	private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

	private final PlatformSimulator simulator = PlatformSimulator.start();

	private final HostStub host = HostStub.start();

	private SimulatedAccount account;

	@BeforeEach
	void registerAccount() {
		this.account = this.simulator.wechat()
			.register(OfficialAccount.safe("wx1", "s", "token", KEY).withCallbackUrl(this.host.uri("/wechat/portal")));
	}

	@AfterEach
	void stop() {
		this.host.close();
		this.simulator.close();
	}

	@Test
	void aPreparedPushIsSignedAndSealed() {
		this.account.push(this.account.prepare("<xml><MsgType>text</MsgType></xml>", "oFan"));
		HostStub.Call call = this.host.onlyCall();
		String encrypted = XmlReply.parse(call.body()).text("Encrypt");
		assertThat(Sha1Signature.matches(call.query().get("msg_signature"), "token", call.query().get("timestamp"),
				call.query().get("nonce"), encrypted))
			.isTrue();
		assertThat(new MessageSeal(KEY, "wx1").open(encrypted).text()).isEqualTo("<xml><MsgType>text</MsgType></xml>");
	}

	@Test
	void everyPartCanBeForged() {
		RawPush good = this.account.prepare("<xml/>", "oFan");
		this.account.push(good.withSignature("bad").withQuery("nonce", null).withBody("junk"));
		HostStub.Call call = this.host.onlyCall();
		assertThat(call.query()).containsEntry("signature", "bad")
			.containsEntry("msg_signature", "bad")
			.doesNotContainKey("nonce");
		assertThat(call.body()).isEqualTo("junk");
		assertThat(good.query()).as("the original is left alone").containsKey("nonce");
	}

	@Test
	void anOldPushIsStillCorrectlySigned() {
		Instant old = Instant.parse("2020-01-01T00:00:00Z");
		this.account.push(this.account.prepare("<xml/>", "oFan", old));
		HostStub.Call call = this.host.onlyCall();
		assertThat(call.query()).containsEntry("timestamp", String.valueOf(old.getEpochSecond()));
		assertThat(Sha1Signature.matches(call.query().get("signature"), "token", call.query().get("timestamp"),
				call.query().get("nonce")))
			.isTrue();
	}

	@Test
	void aPushCanNameAnotherReceiver() {
		this.account.push(this.account.prepare("<xml/>", "oFan", new MessageSeal(KEY, "wxother")));
		String encrypted = XmlReply.parse(this.host.onlyCall().body()).text("Encrypt");
		assertThat(new MessageSeal(KEY, "wx1").open(encrypted).receiveId()).isEqualTo("wxother");
	}

	@Test
	void theLastPushCanBeReplayed() {
		this.account.fan("oFan").sends("hi");
		this.account.push(this.account.lastPush());
		assertThat(this.host.calls()).hasSize(2);
		assertThat(this.host.calls().get(1)).isEqualTo(this.host.calls().get(0));
	}

	@Test
	void aRawPushIsSentOnceAndReportsTheStatus() {
		this.host.answers((call) -> new HostStub.Answer(403, ""));
		PushOutcome outcome = this.account.push(this.account.prepare("<xml/>", "oFan"));
		assertThat(outcome.status()).isEqualTo(403);
		assertThat(outcome.attempts()).hasSize(1);
		assertThat(outcome.accepted()).isFalse();
	}

	@Test
	void theServerAddressIsVerifiedByItsEcho() {
		this.host.answers((call) -> new HostStub.Answer(200, call.query().get("echostr")));
		assertThat(this.account.verifyUrl().passed()).isTrue();
		HostStub.Call call = this.host.onlyCall();
		assertThat(call.method()).isEqualTo("GET");
		assertThat(Sha1Signature.matches(call.query().get("signature"), "token", call.query().get("timestamp"),
				call.query().get("nonce")))
			.isTrue();
	}

	@Test
	void aQuotedEchoDoesNotPass() {
		this.host.answers((call) -> new HostStub.Answer(200, "\"" + call.query().get("echostr") + "\""));
		assertThat(this.account.verifyUrl().passed()).isFalse();
	}

	@Test
	void anAccountWithoutAServerAddressCannotBeVerified() {
		SimulatedAccount silent = this.simulator.wechat().register(OfficialAccount.plain("wx2", "s", "token"));
		assertThatIllegalStateException().isThrownBy(silent::verifyUrl).withMessageContaining("wx2");
	}

}
