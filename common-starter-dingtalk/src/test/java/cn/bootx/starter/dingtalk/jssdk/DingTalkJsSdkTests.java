package cn.bootx.starter.dingtalk.jssdk;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.jssdk.PageSignature;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.dingtalk.DingTalkFixture;
import cn.bootx.starter.dingtalk.client.DingTalkApp;
import cn.bootx.starter.dingtalk.client.DingTalkClient;
import cn.bootx.starter.simulator.http.SimulatorResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DingTalkJsSdkTests {

	private static final String PAGE = "https://h5.example.com/leave";

	private static final String NEW = "/dingapi/v1.0/oauth2/jsapiTickets";

	private static final String OLD = "/oapi/get_jsapi_ticket";

	private final DingTalkFixture fixture = new DingTalkFixture();

	private final DingTalkClient client = client(DingTalkFixture.AGENT_ID, "ding1corp");

	private final DingTalkJsSdk sdk = new DingTalkJsSdk(this.client, this.fixture.clock());

	@AfterEach
	void stop() {
		this.fixture.close();
	}

	/** DingTalk: the query decoded, the path as it is, no fragment. */
	@ParameterizedTest
	@CsvSource({ "https://h5.example.com/a?name=%E4%BD%A0&x=1%2B1#/b, https://h5.example.com/a?name=\u4f60&x=1+1",
			"https://h5.example.com/%E4%BD%A0?q=a+b%20c, https://h5.example.com/%E4%BD%A0?q=a b c",
			"https://h5.example.com/a?q=50%, https://h5.example.com/a?q=50%",
			"https://h5.example.com/a#/b?q=%20, https://h5.example.com/a",
			"https://h5.example.com/a?q=%23#top, https://h5.example.com/a?q=#" })
	void signsTheDecodedQueryWithoutTheFragment(String url, String signed) {
		DingTalkJsSdk.Config config = this.sdk.config(url);

		assertThat(config.signature()).isEqualTo(PageSignature
			.of(this.client.access().jsTicket().get(), signed, config.nonceStr(), Long.parseLong(config.timeStamp()))
			.signature());
	}

	@Test
	void namesTheApplicationAsDdConfigTakesIt() {
		DingTalkJsSdk.Config config = this.sdk.config(PAGE);

		assertThat(config.agentId()).isEqualTo("836390886");
		assertThat(config.corpId()).isEqualTo("ding1corp");
		assertThat(config.timeStamp()).isEqualTo(Long.toString(this.fixture.clock().instant().getEpochSecond()));
	}

	@Test
	void oneCallServesUntilTheTicketExpires() {
		this.sdk.config(PAGE);
		this.fixture.clock().advance(Duration.ofMinutes(90));
		this.sdk.config(PAGE);
		assertThat(calls(NEW)).isOne();

		this.fixture.clock().advance(Duration.ofMinutes(30));
		this.sdk.config(PAGE);
		assertThat(calls(NEW)).isEqualTo(2);
		assertThat(calls(OLD)).isZero();
	}

	@Test
	void theOldFamilyGivesTheTicketWhereTheNewCannotBeReached() {
		this.fixture.simulator().faults().next(NEW, 9, SimulatorResponse.empty(502));

		assertThat(this.sdk.config(PAGE).signature()).hasSize(40);
		assertThat(calls(OLD)).isOne();
	}

	@Test
	void aRevokedTokenIsReplacedBeforeTheTicketIsFetched() {
		this.client.access().getAccessToken();
		this.fixture.simulated().endToken(false);

		assertThat(this.sdk.config(PAGE).signature()).hasSize(40);
		assertThat(calls(NEW)).isEqualTo(2);
		assertThat(calls(OLD)).isZero();
	}

	@Test
	void aRefusedTicketIsReplacedOnce() {
		String refused = this.client.access().jsTicket().get();
		this.fixture.simulator()
			.faults()
			.next(NEW, 1, SimulatorResponse.json(Map.of("jsapiTicket", "another", "expireIn", 7200)));

		assertThat(this.client.access().jsTicket().invalidate(refused)).isTrue();
		assertThat(this.client.access().jsTicket().get()).isEqualTo("another");
		assertThat(this.client.access().jsTicket().invalidate("another")).isFalse();
	}

	@Test
	void whatIsMissingIsNamedWithItsProperty() {
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> new DingTalkJsSdk(client(null, "c"), this.fixture.clock()).config(PAGE))
			.withMessageContaining("bootx.starter.third.ding-talk.agent-id");
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> new DingTalkJsSdk(client(1L, null), this.fixture.clock()).config(PAGE))
			.withMessageContaining("bootx.starter.third.ding-talk.corp-id")
			.satisfies((failure) -> assertThat(failure.category()).isEqualTo(ErrorCategory.INVALID_ARGUMENT));
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> this.sdk.config("leave"));
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.sdk.account("other"))
			.satisfies((failure) -> assertThat(failure.category()).isEqualTo(ErrorCategory.NOT_FOUND));
		assertThat(calls(NEW)).isZero();
	}

	private DingTalkClient client(Long agentId, String corpId) {
		return this.fixture
			.app(List.of(new DingTalkApp.Settings("default", DingTalkFixture.APP_KEY, DingTalkFixture.APP_SECRET,
					agentId, null, null, null, corpId, null)))
			.client();
	}

	private long calls(String api) {
		return this.fixture.simulator().calls().count(api);
	}

}
