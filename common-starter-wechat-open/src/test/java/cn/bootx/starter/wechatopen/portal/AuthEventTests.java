package cn.bootx.starter.wechatopen.portal;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.wechatopen.Answers;
import cn.bootx.starter.wechatopen.OpenPlatform;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class AuthEventTests {

	private static final String QUERY_AUTH = "/cgi-bin/component/api_query_auth";

	private final PortalFixture fixture = new PortalFixture();

	@AfterEach
	void stop() {
		this.fixture.close();
	}

	@Test
	void successIsAnsweredOnlyAfterTheAuthorizationIsKept() throws Exception {
		WeChatOpenPortal portal = this.fixture.portal((event) -> {
		});
		CallbackRequest push = authorized("authorized");
		this.fixture.platform.simulator.faults().next(QUERY_AUTH, 1, Answers.error(-1, "system busy"));
		assertThat(handle(portal, push).status()).isEqualTo(503);
		assertThat(this.fixture.node.authorizers.find(OpenPlatform.ACCOUNT)).isEmpty();
		assertThat(handle(portal, push).bodyText()).isEqualTo("success");
		assertThat(this.fixture.node.authorizers.find(OpenPlatform.ACCOUNT)).isPresent();
		assertThat(this.fixture.events).hasSize(1);
	}

	@Test
	void aPushThatComesAgainIsNotHandledAgain() throws Exception {
		WeChatOpenPortal portal = this.fixture.portal((event) -> {
		});
		CallbackRequest push = authorized("authorized");
		assertThat(handle(portal, push).bodyText()).isEqualTo("success");
		assertThat(handle(portal, push).bodyText()).isEqualTo("success");
		assertThat(this.fixture.events).hasSize(1);
		assertThat(this.fixture.platform.simulator.calls().count(QUERY_AUTH)).isOne();
	}

	@Test
	void aListenerThatFailsIsToldAgain() throws Exception {
		AtomicBoolean fail = new AtomicBoolean(true);
		WeChatOpenPortal portal = this.fixture.portal((event) -> {
			if (fail.getAndSet(false)) {
				throw new IllegalStateException("as asked");
			}
		});
		handle(portal, authorized("authorized"));
		fail.set(true);
		CallbackRequest push = this.fixture.event("unauthorized", Map.of("AuthorizerAppid", OpenPlatform.ACCOUNT));
		assertThat(handle(portal, push).status()).isEqualTo(503);
		assertThat(handle(portal, push).bodyText()).isEqualTo("success");
		assertThat(this.fixture.events).filteredOn(WeChatOpenEvent.Unauthorized.class::isInstance).hasSize(2);
	}

	@Test
	void aChangeOfTheGrantedPermissionsIsAnUpdate() throws Exception {
		WeChatOpenPortal portal = this.fixture.portal((event) -> {
		});
		handle(portal, authorized("updateauthorized"));
		assertThat(this.fixture.events).singleElement()
			.isInstanceOfSatisfying(WeChatOpenEvent.Authorized.class, (event) -> assertThat(event.updated()).isTrue());
	}

	@Test
	void aBlankTicketIsAcknowledgedAndTheOneBeforeStays() throws Exception {
		WeChatOpenPortal portal = this.fixture.portal((event) -> {
		});
		String before = this.fixture.node.tickets.current().orElseThrow();
		CallbackRequest push = this.fixture.event("component_verify_ticket", Map.of("ComponentVerifyTicket", " "));
		assertThat(handle(portal, push).bodyText()).isEqualTo("success");
		assertThat(this.fixture.node.tickets.current()).hasValue(before);
		assertThat(this.fixture.events).isEmpty();
	}

	@Test
	void theSameTicketASecondTimeProlongsIt() throws Exception {
		WeChatOpenPortal portal = this.fixture.portal((event) -> {
		});
		handle(portal, this.fixture.event("component_verify_ticket", Map.of("ComponentVerifyTicket", "same")));
		this.fixture.platform.clock.advance(Duration.ofMinutes(10));
		handle(portal, this.fixture.event("component_verify_ticket", Map.of("ComponentVerifyTicket", "same")));
		assertThat(this.fixture.events).hasSize(2);
	}

	@Test
	void aReleaseCheckAccountsUselessCodeIsAcknowledged() throws Exception {
		WeChatOpenPortal portal = this.fixture.portal((event) -> {
		});
		CallbackRequest push = this.fixture.event("authorized",
				Map.of("AuthorizerAppid", "wx9252c5e0bb1836fc", "AuthorizationCode", "useless"));
		assertThat(handle(portal, push).bodyText()).isEqualTo("success");
		assertThat(this.fixture.events).isEmpty();
	}

	@Test
	void anEventWithoutAKindIsRefused() throws Exception {
		WeChatOpenPortal portal = this.fixture.portal((event) -> {
		});
		assertThat(handle(portal, this.fixture.event("", Map.of())).status()).isEqualTo(400);
		assertThat(handle(portal, this.fixture.event("unauthorized", Map.of("AuthorizerAppid", "a\nb"))).status())
			.isEqualTo(400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "authorized", "updateauthorized", "unauthorized" })
	void anEventAboutNoAccountIsRefusedWithOneLine(String infoType, CapturedOutput output) throws Exception {
		WeChatOpenPortal portal = this.fixture.portal((event) -> {
		});
		CallbackRequest push = this.fixture.event(infoType, Map.of("AuthorizationCode", "code"));
		assertThat(handle(portal, push).status()).isEqualTo(400);
		assertThat(output).containsOnlyOnce("event " + infoType + " has no AuthorizerAppid")
			.doesNotContain(" ERROR ", "\tat ");
		assertThat(this.fixture.events).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "authorized", "updateauthorized" })
	void anAuthorizationWithoutACodeIsRefused(String infoType) throws Exception {
		WeChatOpenPortal portal = this.fixture.portal((event) -> {
		});
		CallbackRequest push = this.fixture.event(infoType, Map.of("AuthorizerAppid", OpenPlatform.ACCOUNT));
		assertThat(handle(portal, push).status()).isEqualTo(400);
	}

	@Test
	void anAuthorizationThatIsOverForGoodIsAcknowledgedWithOneWarning(CapturedOutput output) throws Exception {
		WeChatOpenPortal portal = this.fixture.portal((event) -> {
		});
		CallbackRequest push = this.fixture.event("authorized",
				Map.of("AuthorizerAppid", OpenPlatform.ACCOUNT, "AuthorizationCode", "used-or-too-old"));
		assertThat(handle(portal, push).bodyText()).isEqualTo("success");
		assertThat(handle(portal, push).bodyText()).isEqualTo("success");
		assertThat(output).containsOnlyOnce(" WARN ")
			.containsOnlyOnce("61003")
			.doesNotContain(" ERROR ", "\tat ", "used-or-too-old");
		assertThat(this.fixture.events).isEmpty();
	}

	@Test
	void anAuthorizationThatCouldNotBeLookedUpIsAskedForAgain() throws Exception {
		WeChatOpenPortal portal = this.fixture.portal((event) -> {
		});
		CallbackRequest push = authorized("authorized");
		this.fixture.platform.simulator.faults().next(QUERY_AUTH, 1, Answers.error(61010, "code is expired"));
		this.fixture.platform.simulator.faults()
			.next("/cgi-bin/component/api_get_authorizer_info", 1, Answers.error(-1, "system busy"));
		assertThat(handle(portal, push).status()).isEqualTo(503);
		assertThat(handle(portal, push).bodyText()).isEqualTo("success");
		assertThat(this.fixture.events).hasSize(1);
	}

	@Test
	void aListenersOwnFailureIsNotTakenForThePlatformsAnswer() throws Exception {
		WeChatOpenPortal portal = this.fixture.portal((event) -> {
			throw PlatformException.of(Platform.WECHAT_OPEN, "/as-asked")
				.code("61003")
				.message("as asked")
				.category(ErrorCategory.PERMISSION)
				.build();
		});
		assertThat(handle(portal, authorized("authorized")).status()).isEqualTo(503);
	}

	@Test
	void aTicketForAnotherComponentIsRefused() throws Exception {
		WeChatOpenPortal portal = this.fixture.portal((event) -> {
		});
		String before = this.fixture.node.tickets.current().orElseThrow();
		assertThat(handle(portal, this.fixture.sealed(ticket("wxanother"))).status()).isEqualTo(403);
		assertThat(this.fixture.node.tickets.current()).hasValue(before);
		assertThat(handle(portal, this.fixture.sealed(ticket(OpenPlatform.APP_ID))).bodyText()).isEqualTo("success");
		assertThat(this.fixture.node.tickets.current()).hasValue("new");
	}

	private String ticket(String componentAppId) {
		return "<xml><AppId>" + componentAppId + "</AppId><CreateTime>"
				+ this.fixture.platform.clock.instant().getEpochSecond()
				+ "</CreateTime><InfoType>component_verify_ticket</InfoType>"
				+ "<ComponentVerifyTicket>new</ComponentVerifyTicket></xml>";
	}

	private CallbackRequest authorized(String infoType) {
		return this.fixture.event(infoType, Map.of("AuthorizerAppid", OpenPlatform.ACCOUNT, "AuthorizationCode",
				this.fixture.platform.authorizationCode(this.fixture.node)));
	}

	private static CallbackResponse handle(WeChatOpenPortal portal, CallbackRequest push) throws Exception {
		return PortalFixture.await(portal.events().handle(push));
	}

}
