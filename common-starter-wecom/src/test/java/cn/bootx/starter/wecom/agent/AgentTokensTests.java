package cn.bootx.starter.wecom.agent;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.ClientProperties;
import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.wecom.WeComAgent.Secret;
import cn.bootx.starter.wecom.notice.WeComMediaService;
import cn.bootx.starter.wecom.notice.WeComNoticeSender;
import cn.bootx.starter.wecom.notice.WeComReceivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Whose token it is: applications and nodes that share a store, secrets with and without
 * an AgentId.
 */
class AgentTokensTests {

	private static final String CORP_ID = "ww1234567890abcdef";

	private static final String CONTACTS = "secretOfTheContacts";

	private static final String CUSTOMERS = "secretOfCustomerContact";

	private static final String TOKENS = "/qyapi/cgi-bin/gettoken";

	private final PlatformSimulator simulator = PlatformSimulator.start();

	private final InMemoryExpiringStore store = new InMemoryExpiringStore(Clock.systemUTC());

	private final ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor();

	AgentTokensTests() {
		this.simulator.wecom()
			.register(cn.bootx.starter.simulator.wecom.WeComAgent.of(CORP_ID, CONTACTS, Secret.CONTACTS));
		this.simulator.wecom()
			.register(cn.bootx.starter.simulator.wecom.WeComAgent.of(CORP_ID, CUSTOMERS, Secret.CUSTOMER_CONTACT));
		this.simulator.wecom().register(cn.bootx.starter.simulator.wecom.WeComAgent.of(CORP_ID, "secretOfTheCrm", 3));
	}

	@AfterEach
	void stop() {
		this.background.shutdownNow();
		this.simulator.close();
	}

	/** An agent of a process of its own, on the shared store. */
	private WeComAgent agent(String name, String secret, @Nullable Long agentId) {
		return new TestAgents(ClientProperties.defaults().newBuilder().build(),
				HttpUrl.get(this.simulator.wecom().baseUrl()), this.store, this.background)
			.agent(name, CORP_ID, secret, agentId, null);
	}

	@Test
	void secretsWithoutAgentIdHaveTheirOwnRightsOnOneStore() {
		WeComAgent contacts = agent("default", CONTACTS, null);
		WeComAgent customers = agent("default", CUSTOMERS, null);
		createsMember(contacts, "wangwu");
		assertThat(followers(customers)).isOne();
		createsMember(contacts, "zhaoliu");
		assertThat(this.simulator.calls().count(TOKENS)).isEqualTo(2);
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> followers(contacts))
			.matches((ex) -> ex.category() == ErrorCategory.PERMISSION && ex.code().equals("48002"));
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> createsMember(customers, "sunqi"))
			.matches((ex) -> ex.category() == ErrorCategory.PERMISSION);
	}

	@Test
	void nodesShareTheTokenOfASecretWhateverTheyCallTheAgent() {
		String token = agent("default", "secretOfTheCrm", 3L).tokens().get();
		assertThat(agent("crm", "secretOfTheCrm", 3L).tokens().get()).isEqualTo(token);
		assertThat(agent("reports", "secretOfTheCrm", null).tokens().get()).isEqualTo(token);
		assertThat(this.simulator.calls().count(TOKENS)).isOne();
	}

	@Test
	void aChangedSecretNeverUsesTheTokenOfTheFormerOne() {
		agent("crm", "secretOfTheCrm", 3L).tokens().get();
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> agent("crm", "mistypedSecret", 3L).tokens().get())
			.matches((ex) -> ex.category() == ErrorCategory.AUTH)
			.withMessageNotContaining("mistypedSecret");
	}

	@Test
	void nothingThatOperatorsSeeHoldsTheSecret() {
		WeComAgent contacts = agent("contacts", CONTACTS, null);
		contacts.tokens().get();
		assertThat(contacts.tokens().status().name()).hasToString("wecom access token of " + CORP_ID + "-contacts");
		assertThat(contacts.tokens().name().owner()).startsWith(CORP_ID + ".").doesNotContain(CONTACTS);
	}

	@Test
	void aMessageNeedsTheAgentIdAndSaysWhereItIsWritten() {
		WeComAgents agents = new WeComAgents(List.of(agent("contacts", CONTACTS, null)));
		WeComNoticeSender sender = new WeComNoticeSender(agents, new WeComMediaService(agents), this.store);
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> sender.sendTextNotice(WeComReceivers.users("zhangsan"), "x"))
			.withMessageContaining("agents.contacts.agent-id");
		assertThat(this.simulator.calls().count("/qyapi/cgi-bin/message/send")).isZero();
	}

	private static void createsMember(WeComAgent agent, String userId) {
		agent.api()
			.post("/cgi-bin/user/create", Json.toTree(Map.of("userid", userId, "name", userId, "email",
					userId + "@example.com", "department", List.of(1))));
	}

	private static int followers(WeComAgent agent) {
		return agent.api()
			.execute((base) -> ApiCall.get(base, "/cgi-bin/externalcontact/get_follow_user_list"))
			.path("follow_user")
			.size();
	}

}
