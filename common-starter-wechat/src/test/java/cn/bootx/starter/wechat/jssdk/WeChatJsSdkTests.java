package cn.bootx.starter.wechat.jssdk;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import me.chanjar.weixin.common.bean.WxCardApiSignature;
import me.chanjar.weixin.common.bean.WxJsapiSignature;
import me.chanjar.weixin.common.enums.TicketType;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.mp.api.WxMpService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.jssdk.PageSignature;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.wechat.AccountFixture;
import cn.bootx.starter.wechat.WeChatFixture;
import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.api.WeChatTickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WeChatJsSdkTests {

	private static final String PAGE = "https://h5.example.com/shop?from=singlemessage&name=%E4%BD%A0";

	private static final String TICKET = "/cgi-bin/ticket/getticket";

	private final AccountFixture wechat = new AccountFixture();

	private final TokenRegistry registry = this.wechat.tokens();

	private final WeChatAccount account = this.wechat.factory(this.registry)
		.account(new WeChatAccount.Settings("default", WeChatFixture.APP_ID, WeChatFixture.SECRET, WeChatFixture.TOKEN,
				null, true, this.wechat.account().settings().portalMode()));

	private final WeChatJsSdk sdk = new WeChatJsSdk(new WeChatAccounts(List.of(this.account)), this.registry,
			this.wechat.clock());

	@AfterEach
	void stop() {
		this.wechat.close();
	}

	/** WeChat: the address as the browser shows it, its query encoded, no fragment. */
	@Test
	void signsTheAddressUndecodedAndWithoutItsFragment() {
		WeChatJsSdk.Config config = this.sdk.config(PAGE + "#/cart");

		assertThat(config.appId()).isEqualTo(WeChatFixture.APP_ID);
		assertThat(config.timestamp()).isEqualTo(this.wechat.clock().instant().getEpochSecond());
		assertThat(config.signature()).isEqualTo(
				PageSignature.of(ticket(WeChatTickets.JSAPI), PAGE, config.nonceStr(), config.timestamp()).signature());
	}

	@Test
	void wxJavaSignsWithTheSameTicketsOnAllNodes() throws WxErrorException {
		WxMpService other = this.wechat.account(true).service();
		WxJsapiSignature page = other.createJsapiSignature(PAGE + "#top");
		WxCardApiSignature card = other.getCardService().createCardApiSignature("card1");
		this.sdk.config(PAGE);
		this.sdk.card("card1", null, null);

		assertThat(page.getAppId()).isEqualTo(WeChatFixture.APP_ID);
		assertThat(page.getUrl()).isEqualTo(PAGE);
		assertThat(page.getSignature())
			.isEqualTo(PageSignature.of(ticket(WeChatTickets.JSAPI), PAGE, page.getNonceStr(), page.getTimestamp())
				.signature());
		assertThat(card.getSignature()).isEqualTo(cardSignature(ticket(WeChatTickets.CARD), "card1",
				String.valueOf(card.getTimestamp()), card.getNonceStr()));
		assertThat(other.getJsapiTicket()).isEqualTo(ticket(WeChatTickets.JSAPI));
		assertThat(other.getWxMpConfigStorage().getTicket(TicketType.JSAPI)).isEqualTo(other.getJsapiTicket());
		assertThat(calls()).isEqualTo(2);
	}

	@Test
	void oneCallServesUntilTheTicketExpires() {
		this.sdk.config(PAGE);
		this.wechat.clock().advance(Duration.ofMinutes(90));
		this.sdk.config(PAGE);
		assertThat(calls()).isOne();

		this.wechat.clock().advance(Duration.ofMinutes(30));
		this.sdk.config(PAGE);
		assertThat(calls()).isEqualTo(2);
	}

	@Test
	void wxJavaReplacesATicketOnDemand() throws WxErrorException {
		WxMpService service = this.account.service();
		service.getJsapiTicket();
		answer(Map.of("errcode", 0, "ticket", "another", "expires_in", 7200));

		assertThat(service.getJsapiTicket(true)).isEqualTo("another");
		assertThat(ticket(WeChatTickets.JSAPI)).isEqualTo("another");
		assertThat(service.getCardService().getCardApiTicket(true)).isEqualTo(ticket(WeChatTickets.CARD));
	}

	@Test
	void aRevokedTokenIsReplacedBeforeTheTicketIsFetched() {
		this.account.tokens().get();
		this.wechat.simulated().tokens().revoke();

		assertThat(this.sdk.config(PAGE).signature()).hasSize(40);
		assertThat(calls()).isEqualTo(2);
	}

	@Test
	void aSuccessWithoutATicketIsAFailureAndNotShared() {
		for (Object answer : new Object[] { Map.of("errcode", 0, "expires_in", 7200),
				Map.of("errcode", 0, "ticket", "", "expires_in", 7200),
				Map.of("errcode", 0, "ticket", "t", "expires_in", "soon"), List.of() }) {
			answer(answer);
			assertThatExceptionOfType(PlatformException.class).as(answer.toString())
				.isThrownBy(() -> this.sdk.config(PAGE))
				.satisfies((failure) -> assertThat(failure.category()).isEqualTo(ErrorCategory.TRANSIENT));
		}
		assertThat(this.sdk.config(PAGE).signature()).hasSize(40);
	}

	@Test
	void signsACardOverItsSortedValues() {
		WeChatJsSdk.Card card = this.sdk.card("pFS7Fjg8kV1IdDz01r4SQwMkuCKc", "1234", "oUser");

		JsonNode extension = Json.readTree(card.cardExt());
		assertThat(card.cardId()).isEqualTo("pFS7Fjg8kV1IdDz01r4SQwMkuCKc");
		assertThat(extension.path("signature").asText())
			.isEqualTo(cardSignature(ticket(WeChatTickets.CARD), card.cardId(), "1234", "oUser",
					extension.path("timestamp").asText(), extension.path("nonce_str").asText()));
		assertThat(extension.path("timestamp").isTextual()).isTrue();
		assertThat(Json.readTree(this.sdk.card("c", null, null).cardExt()).fieldNames()).toIterable()
			.containsExactly("timestamp", "nonce_str", "signature");
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> this.sdk.card(" ", null, null));
	}

	@Test
	void signsAChoiceOfCards() {
		WeChatJsSdk.CardChoice choice = this.sdk.chooseCard(null, "GROUPON", "card1");

		assertThat(choice.shopId()).isEmpty();
		assertThat(choice.signType()).isEqualTo("SHA1");
		assertThat(choice.cardSign()).isEqualTo(cardSignature(ticket(WeChatTickets.CARD), WeChatFixture.APP_ID,
				String.valueOf(choice.timestamp()), choice.nonceStr(), "card1", "GROUPON"));
	}

	@Test
	void eachAccountHasItsOwnTickets() {
		WeChatJsSdk two = new WeChatJsSdk(this.wechat.accountsWith("shop", "wx00000000000000aa"), this.registry,
				this.wechat.clock());

		assertThat(two.account("shop").config(PAGE).appId()).isEqualTo("wx00000000000000aa");
		assertThat(two.account("shop").tickets().of(WeChatTickets.JSAPI).get())
			.isNotEqualTo(two.tickets().of(WeChatTickets.JSAPI).get());
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> two.account("other"))
			.satisfies((failure) -> assertThat(failure.category()).isEqualTo(ErrorCategory.NOT_FOUND));
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> two.config("shop"));
	}

	private String ticket(String type) {
		return this.sdk.tickets().of(type).get();
	}

	private long calls() {
		return this.wechat.simulator().calls().count(TICKET);
	}

	private void answer(Object answer) {
		this.wechat.simulator().faults().next(TICKET, 1, SimulatorResponse.json(answer));
	}

	private static String cardSignature(String... values) {
		return PageSignature.sha1(Stream.of(values).sorted().collect(Collectors.joining()));
	}

}
