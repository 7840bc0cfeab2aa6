package cn.bootx.starter.wechat.content.template;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.wechat.AccountFixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WeChatOneTimeSubscriptionTests {

	private static final String SEND = "/cgi-bin/message/template/subscribe";

	private static final URI BACK = URI.create("https://host.example/done?from=wechat&x=1");

	private final AccountFixture wechat = new AccountFixture();

	private final WeChatOneTimeSubscription subscription = node();

	@AfterEach
	void stop() {
		this.wechat.close();
	}

	@Test
	void thePageIsExactlyThis() {
		String page = this.subscription.page("ONCE", 1000, BACK, "session-1");
		assertThat(page).matches("https://mp\\.weixin\\.qq\\.com/mp/subscribemsg\\?action=get_confirm&appid="
				+ this.wechat.account().appId() + "&scene=1000&template_id=ONCE"
				+ "&redirect_url=https%3A%2F%2Fhost\\.example%2Fdone%3Ffrom%3Dwechat%26x%3D1"
				+ "&reserved=[0-9a-f]{32}#wechat_redirect");
	}

	@Test
	void aConsentIsVerifiedOnAnotherNodeAndUsed() {
		Map<String, String> back = open(true);
		WeChatOneTimeSubscription other = node();
		assertThat(other.answer(back, "session-1"))
			.contains(new WeChatOneTimeSubscription.Answer("ONCE", 7, true, "oFan"));
		other.send("oFan",
				WeChatOneTimeSubscription.Message.of("ONCE", 7, "预约成功", "明天 10:00\n不见不散")
					.color("#173177")
					.url("https://host.example/a")
					.miniProgram("wxmini", null));
		assertThat(this.wechat.simulator().calls().bodies(SEND))
			.containsExactly("{\"touser\":\"oFan\",\"template_id\":\"ONCE\",\"url\":\"https://host.example/a\","
					+ "\"miniprogram\":{\"appid\":\"wxmini\"},\"scene\":\"7\",\"title\":\"预约成功\","
					+ "\"data\":{\"content\":{\"value\":\"明天 10:00\\n不见不散\",\"color\":\"#173177\"}}}");
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> other.send("oFan", WeChatOneTimeSubscription.Message.of("ONCE", 7, "t", "c")))
			.matches((ex) -> ex.code().equals("43101"));
	}

	@Test
	void aRefusalIsAnAnswerToo() {
		assertThat(this.subscription.answer(open(false), "session-1"))
			.contains(new WeChatOneTimeSubscription.Answer("ONCE", 7, false, null));
	}

	@Test
	void anAnswerIsGoodOnce() {
		Map<String, String> back = open(true);
		assertThat(this.subscription.answer(back, "session-1")).isPresent();
		assertThat(this.subscription.answer(back, "session-1")).isEmpty();
	}

	@Test
	void anotherSessionsAnswerCountsForNothingAndSpoilsNothing() {
		Map<String, String> back = open(true);
		assertThat(this.subscription.answer(back, "session-2")).isEmpty();
		assertThat(this.subscription.answer(back, "session-1")).isPresent();
	}

	@Test
	void aChangedAnswerIsNone() {
		assertThat(changed("scene", "8")).isEmpty();
		assertThat(changed("template_id", "OTHER")).isEmpty();
		assertThat(changed("reserved", "0123456789abcdef0123456789abcdef")).isEmpty();
		assertThat(changed("openid", "")).isEmpty();
		assertThat(changed("scene", "7x")).isEmpty();
		assertThat(this.subscription.answer(Map.of(), "session-1")).isEmpty();
	}

	@Test
	void aPageIsAnsweredWithinTenMinutes() {
		Map<String, String> back = open(true);
		this.wechat.clock().advance(Duration.ofMinutes(10));
		assertThat(this.subscription.answer(back, "session-1")).isEmpty();
	}

	@Test
	void whatWeChatWouldRefuseIsNotSent() {
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.subscription.page("ONCE", 10_001, BACK, "s"))
			.withMessageContaining("10001");
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.subscription.page("ONCE", 1, URI.create("/done"), "s"))
			.withMessageContaining("absolute");
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.subscription.page("ONCE", 1, BACK, " "))
			.withMessageContaining("session");
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(
				() -> this.subscription.send("o", WeChatOneTimeSubscription.Message.of("ONCE", 1, "题".repeat(16), "c")))
			.withMessageContaining("title has 16 characters, allowed are 15");
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.subscription.send("o",
					WeChatOneTimeSubscription.Message.of("ONCE", 1, "t", "文".repeat(201))))
			.withMessageContaining("data.content has 201 characters, allowed are 200");
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.subscription.send("o", WeChatOneTimeSubscription.Message.of("ONCE", 1, "t", "")))
			.withMessageContaining("data.content is missing or blank");
		assertThat(this.wechat.simulator().calls().count(SEND)).isZero();
	}

	private Optional<WeChatOneTimeSubscription.Answer> changed(String parameter, String value) {
		Map<String, String> back = open(true);
		back.put(parameter, value);
		return this.subscription.answer(back, "session-1");
	}

	private Map<String, String> open(boolean agrees) {
		String page = this.subscription.page("ONCE", 7, BACK, "session-1");
		HttpUrl redirect = HttpUrl.get(this.wechat.simulated().fan("oFan").answersOneTimePage(page, agrees));
		assertThat(redirect.queryParameter("x")).isEqualTo("1");
		Map<String, String> query = new HashMap<>();
		redirect.queryParameterNames().forEach((name) -> query.put(name, redirect.queryParameter(name)));
		return query;
	}

	/** Nodes share the store. */
	private WeChatOneTimeSubscription node() {
		return new WeChatOneTimeSubscription(this.wechat.accounts(), HttpUrl.get("https://mp.weixin.qq.com"),
				this.wechat.store());
	}

}
