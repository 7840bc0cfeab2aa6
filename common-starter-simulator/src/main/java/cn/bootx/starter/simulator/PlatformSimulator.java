package cn.bootx.starter.simulator;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javax.net.ssl.SSLContext;

import cn.bootx.starter.simulator.control.ControlApi;
import cn.bootx.starter.simulator.dingtalk.DingTalkSimulator;
import cn.bootx.starter.simulator.dingtalk.SimulatedDingTalkApp;
import cn.bootx.starter.simulator.fault.Faults;
import cn.bootx.starter.simulator.http.Endpoint;
import cn.bootx.starter.simulator.http.HostRules;
import cn.bootx.starter.simulator.http.SimulatorServer;
import cn.bootx.starter.simulator.journal.CallJournal;
import cn.bootx.starter.simulator.journal.CallLog;
import cn.bootx.starter.simulator.journal.ChatStore;
import cn.bootx.starter.simulator.journal.Journal;
import cn.bootx.starter.simulator.journal.NumberedLog;
import cn.bootx.starter.simulator.page.PhonePage;
import cn.bootx.starter.simulator.platform.ScaledWaits;
import cn.bootx.starter.simulator.platform.SimulatedClock;
import cn.bootx.starter.simulator.platform.SimulatorContext;
import cn.bootx.starter.simulator.platform.StateParts;
import cn.bootx.starter.simulator.push.CallbackPusher;
import cn.bootx.starter.simulator.push.Delivery;
import cn.bootx.starter.simulator.push.RecordedPush;
import cn.bootx.starter.simulator.tls.CertificateAuthority;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.WeChatSimulator;
import cn.bootx.starter.simulator.wechat.applet.SimulatedMiniProgram;
import cn.bootx.starter.simulator.wechatopen.SimulatedComponent;
import cn.bootx.starter.simulator.wechatopen.WeChatOpenSimulator;
import cn.bootx.starter.simulator.wecom.SimulatedWeComAgent;
import cn.bootx.starter.simulator.wecom.WeComSimulator;
import org.jspecify.annotations.Nullable;

/**
 * WeChat, the WeChat Open Platform, WeCom and DingTalk on one loopback port. WeChat's
 * api, mp and open hosts are all at the root; WeCom is under {@code /qyapi} and
 * {@code /wecomlogin}, DingTalk under {@code /oapi}, {@code /dingapi} and
 * {@code /dinglogin}.
 *
 * @since 0.1.0
 */
public final class PlatformSimulator implements AutoCloseable {

	/** The address that is listened on by default. */
	public static final String LOOPBACK = "127.0.0.1";

	private final SimulatorServer server;

	private final Clock clock;

	private final boolean remoteCallbacks;

	private final CallLog calls;

	private final Faults faults = new Faults((path) -> !knows(path).isEmpty(), new TokenOwner(this));

	private final Journal journal;

	private final ChatStore chats = new ChatStore();

	private final CallbackPusher pusher;

	private final StateParts state = new StateParts();

	private final ControlApi control;

	private volatile @Nullable ExecutorService background;

	private final WeChatSimulator wechat;

	private final WeChatOpenSimulator wechatOpen;

	private final WeComSimulator wecom;

	private final DingTalkSimulator dingtalk;

	private PlatformSimulator(Builder builder) {
		this.clock = builder.clock;
		this.remoteCallbacks = builder.remoteCallbacks;
		this.calls = new CallLog(this.clock);
		this.journal = new Journal(this.clock);
		HostRules hosts = new HostRules(builder.names());
		this.server = SimulatorServer.bind(builder.listen, builder.port, hosts, builder.tls(hosts));
		this.server.filter(this.calls);
		this.server.filter(new CallJournal(this.journal));
		this.server.filter(this.faults);
		ScaledWaits waits = new ScaledWaits(this.clock, builder.waits);
		this.pusher = new CallbackPusher(this.journal, this.clock, waits::beforeRetry, this.remoteCallbacks,
				this.faults);
		SimulatorContext context = new SimulatorContext(this.server.routes(), this.journal, this.chats, this.clock,
				waits, this.state, this.pusher, this::runInBackground, this.server::baseUri);
		this.wechat = new WeChatSimulator(context);
		this.wechatOpen = new WeChatOpenSimulator(context, this.wechat);
		this.wecom = new WeComSimulator(context);
		this.dingtalk = new DingTalkSimulator(context);
		PhonePage.mount(this.server, hosts);
		this.control = ControlApi.mount(this, this.server.routes());
	}

	/** Starts on any free port. */
	public static PlatformSimulator start() {
		return builder().start();
	}

	public static Builder builder() {
		return new Builder();
	}

	public URI baseUri() {
		return this.server.baseUri();
	}

	/** Like {@link #baseUri()}, without a trailing slash. */
	public String baseUrl() {
		return baseUri().toString();
	}

	public CallLog calls() {
		return this.calls;
	}

	public Faults faults() {
		return this.faults;
	}

	/** The HTTP methods of an exact path; empty if the path is unknown. */
	public Set<String> knows(String path) {
		return this.server.routes().methods(path);
	}

	/** Serves one more endpoint. */
	public void serve(String method, String path, Endpoint endpoint) {
		this.server.routes().on(method, path, endpoint);
	}

	/** The base addresses that take the place of the platforms' hosts. */
	public Map<String, String> addresses() {
		Map<String, String> addresses = new LinkedHashMap<>();
		addresses.put("wechat", baseUrl());
		addresses.put("wecom", this.wecom.baseUrl());
		addresses.put("dingtalk-oapi", this.dingtalk.oapiBaseUrl());
		addresses.put("dingtalk-api", this.dingtalk.apiBaseUrl());
		return addresses;
	}

	/** Every route below a path, as method and pattern. */
	public List<String> routes(String prefix) {
		return this.server.routes().all().stream().filter((route) -> route.contains(" " + prefix)).toList();
	}

	public Journal journal() {
		return this.journal;
	}

	public ChatStore chats() {
		return this.chats;
	}

	public Clock clock() {
		return this.clock;
	}

	/** What was pushed to applications, with what became of it. */
	public NumberedLog<RecordedPush> pushes() {
		return this.pusher.log();
	}

	/** Pushes once more, in a single attempt. */
	public Delivery resend(RecordedPush push) {
		return push.again().get();
	}

	/** What snapshots have beside accounts, people, tokens and chats. */
	public StateParts state() {
		return this.state;
	}

	/** The operations of the control API, for callers in this process. */
	public ControlApi control() {
		return this.control;
	}

	/**
	 * Lets everything start anew: accounts keep their settings, templates and members;
	 * fans, tokens, chats, faults and records are gone, and the clock shows the machine's
	 * time.
	 */
	public void reset() {
		this.wechatOpen.components().forEach(SimulatedComponent::reset);
		this.wechat.accounts().forEach(SimulatedAccount::reset);
		this.wechat.miniPrograms().forEach(SimulatedMiniProgram::reset);
		this.wecom.agents().forEach(SimulatedWeComAgent::reset);
		this.dingtalk.apps().forEach(SimulatedDingTalkApp::reset);
		forget();
		if (this.clock instanceof SimulatedClock simulated) {
			simulated.set(Instant.now());
		}
	}

	/** Forgets all accounts, people, robots and groups as well. */
	public void clear() {
		this.wechatOpen.components().forEach((component) -> this.wechatOpen.remove(component.componentAppId()));
		this.wechat.accounts().forEach((account) -> this.wechat.remove(account.appId()));
		this.wechat.miniPrograms().forEach((program) -> this.wechat.remove(program.appId()));
		this.wecom.clear();
		this.dingtalk.clear();
		forget();
	}

	private void forget() {
		this.faults.clear();
		this.calls.clear();
		this.chats.removeIf((message) -> true);
		this.pusher.log().removeIf((push) -> true);
		this.journal.clear();
	}

	/** Whether an account of a file or control call may have callback URLs elsewhere. */
	public boolean remoteCallbacks() {
		return this.remoteCallbacks;
	}

	public WeChatSimulator wechat() {
		return this.wechat;
	}

	public WeChatOpenSimulator wechatOpen() {
		return this.wechatOpen;
	}

	public WeComSimulator wecom() {
		return this.wecom;
	}

	public DingTalkSimulator dingtalk() {
		return this.dingtalk;
	}

	/**
	 * Takes the port and answers calls. May be called again after {@link #close()}: port,
	 * accounts, tokens and chats stay as they were.
	 * @throws IllegalStateException if the port is taken
	 */
	public synchronized void open() {
		if (this.background == null) {
			this.background = Executors.newCachedThreadPool((task) -> {
				Thread thread = new Thread(task, "simulator-push");
				thread.setDaemon(true);
				return thread;
			});
			Instant opened = this.clock.instant();
			this.background.execute(() -> this.wechatOpen.pushTickets(opened));
		}
		this.server.start();
	}

	/** Stops at once; what is under way is interrupted. */
	@Override
	public synchronized void close() {
		ExecutorService running = this.background;
		this.background = null;
		if (running != null) {
			running.shutdownNow();
		}
		this.server.stop();
		this.dingtalk.disconnect();
	}

	private void runInBackground(Runnable task) {
		ExecutorService running = this.background;
		if (running != null) {
			running.execute(task);
		}
	}

	/** How to start a simulator. */
	public static final class Builder {

		private int port;

		private String listen = LOOPBACK;

		private Set<String> names = Set.of();

		private @Nullable CertificateAuthority authority;

		private boolean remoteCallbacks;

		private Clock clock = new SimulatedClock(1);

		private double waits = 0.01;

		private Builder() {
		}

		/** Port to listen on; 0, the default, takes any free one. */
		public Builder port(int value) {
			this.port = value;
			return this;
		}

		/**
		 * Address to listen on; {@value PlatformSimulator#LOOPBACK} by default. Whoever
		 * reaches another one can use the page and the control API.
		 */
		public Builder listen(String address) {
			this.listen = address;
			return this;
		}

		/**
		 * Further host names and addresses under which the simulator may be used.
		 * Loopback, the address listened on and the platforms' own hosts need not be
		 * named; all others are refused.
		 */
		public Builder names(Collection<String> hosts) {
			this.names = Set.copyOf(hosts);
			return this;
		}

		/**
		 * Whether the port speaks HTTPS as well, with certificates that this authority
		 * signs, and is an HTTPS proxy for the platforms' hosts. It is and does neither
		 * without.
		 */
		public Builder tls(CertificateAuthority authority) {
			this.authority = authority;
			return this;
		}

		/** Whether pushes may leave this machine; they do not by default. */
		public Builder remoteCallbacks(boolean allowed) {
			this.remoteCallbacks = allowed;
			return this;
		}

		/**
		 * The time by which tokens and codes expire, pushes are repeated and tickets are
		 * due. Only a {@link SimulatedClock}, which is the default, can be set by the
		 * control API.
		 */
		public Builder clock(Clock value) {
			this.clock = value;
			return this;
		}

		/**
		 * How much of a platform's wait before another attempt of a push is made, by the
		 * clock: 1 for all of it, as the stand-alone simulator and the one of an
		 * application do; a hundredth unless set, so that a test need not sit through it.
		 */
		public Builder waits(double share) {
			this.waits = share;
			return this;
		}

		private List<String> names() {
			List<String> all = new ArrayList<>(this.names);
			all.add(this.listen);
			return all;
		}

		private @Nullable SSLContext tls(HostRules hosts) {
			CertificateAuthority issuer = this.authority;
			List<String> local = new ArrayList<>(List.of("localhost", LOOPBACK, "::1"));
			local.addAll(names());
			return (issuer != null)
					? issuer.serverContext((host) -> hosts.local(host) || HostRules.platform(host), local) : null;
		}

		/** A simulator that takes its port when it is opened. */
		public PlatformSimulator build() {
			return new PlatformSimulator(this);
		}

		/** A simulator that is open already. */
		public PlatformSimulator start() {
			PlatformSimulator simulator = build();
			simulator.open();
			return simulator;
		}

	}

}
