package cn.bootx.starter.wecom;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

import cn.bootx.starter.core.client.ClientProperties;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.wecom.SimulatedWeComAgent;
import cn.bootx.starter.simulator.wecom.people.WeComUser;
import cn.bootx.starter.wecom.agent.WeComAgent;
import cn.bootx.starter.wecom.agent.TestAgents;
import cn.bootx.starter.wecom.agent.WeComAgents;
import cn.bootx.starter.wecom.notice.WeComMediaService;
import cn.bootx.starter.wecom.notice.WeComNoticeSender;

/**
 * A corporation with two agents and two members in the simulator, and this library's
 * agents that call it.
 */
public final class SimulatedCorporation implements AutoCloseable {

	public static final String CORP_ID = "ww1234567890abcdef";

	public static final String SECRET = "secretOfTheDefaultAgent";

	public static final String CRM_SECRET = "secretOfTheCrmAgent";

	public static final int AGENT_ID = 1000002;

	public static final int CRM_AGENT_ID = 1000003;

	public static final String TOKEN = "callbackToken1";

	public static final String AES_KEY = "abcdefghijABCDEFGHIJ0123456789abcdefghijABC";

	private final PlatformSimulator simulator = PlatformSimulator.start();

	private final ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor();

	private final OkHttpClient http = ClientProperties.defaults().newBuilder().build();

	private final InMemoryExpiringStore store = new InMemoryExpiringStore(Clock.systemUTC());

	private final SimulatedWeComAgent agent;

	private final WeComAgents agents;

	public SimulatedCorporation() {
		this.agent = register(AGENT_ID, SECRET);
		register(CRM_AGENT_ID, CRM_SECRET);
		this.simulator.wecom()
			.register(CORP_ID, new WeComUser("zhangsan", "张三", "13800000000", List.of(1, 2), List.of(7)));
		this.simulator.wecom().register(CORP_ID, WeComUser.of("lisi", "李四"));
		TestAgents factory = new TestAgents(this.http, baseUrl(), this.store, this.background);
		WeComAgent.Callback callback = new WeComAgent.Callback(TOKEN, AES_KEY);
		List<WeComAgent> made = new ArrayList<>();
		made.add(factory.agent("default", CORP_ID, SECRET, (long) AGENT_ID, callback));
		made.add(factory.agent("crm", CORP_ID, CRM_SECRET, (long) CRM_AGENT_ID, callback));
		this.agents = new WeComAgents(made);
	}

	public PlatformSimulator simulator() {
		return this.simulator;
	}

	public SimulatedWeComAgent agent() {
		return this.agent;
	}

	public WeComAgents agents() {
		return this.agents;
	}

	/** A sender of the default agent. */
	public WeComNoticeSender sender() {
		return new WeComNoticeSender(this.agents, new WeComMediaService(this.agents), this.store);
	}

	public OkHttpClient http() {
		return this.http;
	}

	public InMemoryExpiringStore store() {
		return this.store;
	}

	public HttpUrl baseUrl() {
		return HttpUrl.get(URI.create(this.simulator.wecom().baseUrl()));
	}

	/** Properties with which a context calls the simulator. */
	public String[] properties() {
		String prefix = "bootx.starter.third.wecom.";
		return new String[] { prefix + "hosts.api=" + baseUrl(), prefix + "corp-id=" + CORP_ID,
				prefix + "corp-secret=" + SECRET, prefix + "agent-id=" + AGENT_ID, prefix + "token=" + TOKEN,
				prefix + "encoding-aes-key=" + AES_KEY };
	}

	@Override
	public void close() {
		this.background.shutdownNow();
		this.simulator.close();
	}

	private SimulatedWeComAgent register(int agentId, String secret) {
		return this.simulator.wecom()
			.register(cn.bootx.starter.simulator.wecom.WeComAgent.of(CORP_ID, secret, agentId)
				.withCallback(TOKEN, AES_KEY, null));
	}

}
