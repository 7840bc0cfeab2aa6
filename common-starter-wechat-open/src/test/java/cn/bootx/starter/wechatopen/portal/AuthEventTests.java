package cn.bootx.starter.wechatopen.portal;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.CallbackResponse;
import cn.bootx.starter.wechatopen.Answers;
import cn.bootx.starter.wechatopen.OpenPlatform;
import cn.bootx.starter.wechatopen.event.WeChatOpenAuthorizedEvent;
import cn.bootx.starter.wechatopen.event.WeChatOpenUnauthorizedEvent;

import static org.assertj.core.api.Assertions.assertThat;

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
		assertThat(this.fixture.events).filteredOn(WeChatOpenUnauthorizedEvent.class::isInstance).hasSize(2);
	}

	@Test
	void aChangeOfTheGrantedPermissionsIsAnUpdate() throws Exception {
		WeChatOpenPortal portal = this.fixture.portal((event) -> {
		});
		handle(portal, authorized("updateauthorized"));
		assertThat(this.fixture.events).singleElement()
			.isInstanceOfSatisfying(WeChatOpenAuthorizedEvent.class, (event) -> assertThat(event.updated()).isTrue());
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

	private CallbackRequest authorized(String infoType) {
		return this.fixture.event(infoType, Map.of("AuthorizerAppid", OpenPlatform.ACCOUNT, "AuthorizationCode",
				this.fixture.platform.authorizationCode(this.fixture.node)));
	}

	private static CallbackResponse handle(WeChatOpenPortal portal, CallbackRequest push) throws Exception {
		return PortalFixture.await(portal.authEvent(push));
	}

}
