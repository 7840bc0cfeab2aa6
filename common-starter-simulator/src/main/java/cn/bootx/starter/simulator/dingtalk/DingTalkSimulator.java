package cn.bootx.starter.simulator.dingtalk;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import cn.bootx.starter.simulator.dingtalk.stream.StreamGateway;
import cn.bootx.starter.simulator.dingtalk.stream.StreamTools;
import cn.bootx.starter.simulator.platform.SimulatorContext;
import cn.bootx.starter.simulator.rules.ScaledWaits;

/**
 * DingTalk: the old API family under {@code /oapi}, the new one under {@code /dingapi}.
 * Applications, members, robots and groups are registered at any time.
 *
 * @since 0.1.0
 */
public final class DingTalkSimulator {

	private final DingTokens tokens;

	private final DingApps apps = new DingApps();

	private final DingDirectory directory = new DingDirectory();

	private final DingMediaStore media;

	private final NoticeTasks notices;

	private final RobotEndpoints robots;

	private final AppRobotEndpoints appRobots;

	private final LoginCodes codes;

	private final ScaledWaits waits = new ScaledWaits();

	private final DingPushers pushers;

	private final StreamGateway gateway;

	private final Supplier<String> baseUrl;

	/**
	 * Mounts the platform.
	 */
	public DingTalkSimulator(SimulatorContext context) {
		Clock clock = context.clock();
		this.baseUrl = () -> context.baseUri().get().toString();
		this.tokens = new DingTokens(clock);
		this.media = new DingMediaStore(clock, this.baseUrl);
		this.codes = new LoginCodes(clock);
		DingChats chats = new DingChats(context.chats(), this.media);
		DingSessions sessions = new DingSessions(clock);
		this.notices = new NoticeTasks(clock, this.directory, chats);
		this.robots = new RobotEndpoints(clock, chats, sessions);
		this.appRobots = new AppRobotEndpoints(clock, this.apps, this.directory, chats);
		this.pushers = new DingPushers(new DingEventPusher(clock, context.pusher(), context.journal()),
				new DingRobotPusher(clock, context.pusher(), sessions, chats, this.baseUrl),
				new StreamTools(clock, context.journal(), context.background(), this.waits));
		this.gateway = new StreamGateway(clock, (appKey) -> this.apps.byKey(appKey).stream());
		DingGate gate = new DingGate(context.routes(), clock, this.tokens, this.apps);
		new TokenEndpoints(this.tokens, this.apps).mount(gate);
		new MediaEndpoints(this.media).mount(gate);
		new NoticeEndpoints(clock, this.notices, new NoticeMessageRules(this.media)).mount(gate);
		new UserEndpoints(this.directory, this.codes).mount(gate);
		this.robots.mount(gate);
		this.appRobots.mount(gate);
		new StreamEndpoints(this.apps, this.gateway).mount(gate);
	}

	/**
	 * Base address of the old family, for {@code ding-talk.oapi-base-url}.
	 */
	public String oapiBaseUrl() {
		return this.baseUrl.get() + DingGate.OLD;
	}

	/**
	 * Base address of the new family, for {@code ding-talk.api-base-url}.
	 */
	public String apiBaseUrl() {
		return this.baseUrl.get() + DingGate.NEW;
	}

	/**
	 * Registers an application; one of the same app key is replaced.
	 */
	public SimulatedDingTalkApp register(DingTalkApp app) {
		SimulatedDingTalkApp simulated = new SimulatedDingTalkApp(app, this.tokens, this.directory, this.pushers);
		this.apps.add(simulated);
		return simulated;
	}

	/**
	 * Registers a member of the corporation; one of the same user id is replaced.
	 */
	public void register(DingUser user) {
		this.directory.add(user);
	}

	/**
	 * Registers a custom robot, each in a group of its own; one of the same access token
	 * is replaced.
	 */
	public SimulatedDingRobot register(DingRobot robot) {
		return this.robots.add(robot);
	}

	/**
	 * Registers a group that applications' robots are in.
	 * @param openConversationId id of the group
	 * @param robotCodes the robots that are members
	 */
	public void registerGroup(String openConversationId, String... robotCodes) {
		this.appRobots.addGroup(openConversationId, Set.of(robotCodes));
	}

	/**
	 * A registered application.
	 * @throws IllegalArgumentException if there is none of that app key
	 */
	public SimulatedDingTalkApp app(String appKey) {
		return this.apps.byKey(appKey);
	}

	/**
	 * A registered robot.
	 * @throws IllegalArgumentException if there is none of that access token
	 */
	public SimulatedDingRobot robot(String accessToken) {
		SimulatedDingRobot robot = this.robots.find(accessToken);
		if (robot == null) {
			throw new IllegalArgumentException("No DingTalk robot with that access token is registered");
		}
		return robot;
	}

	/**
	 * The work notices a user received, oldest first.
	 */
	public List<DingNotice> notices(String userId) {
		return this.notices.noticesOf(userId);
	}

	/**
	 * The uploaded media, oldest first.
	 */
	public List<DingMedia> media() {
		return this.media.all();
	}

	/**
	 * A code that logs a member in once within five minutes.
	 * @throws IllegalArgumentException if nobody has that id
	 */
	public String loginCode(String userId) {
		return this.codes.issue(this.directory.require(userId));
	}

	/**
	 * Changes the lifetime of tokens that are fetched from now on; 7200 seconds at first.
	 */
	public void tokenLifetime(Duration lifetime) {
		this.tokens.lifetime(lifetime);
	}

	/**
	 * Changes how much of the platform's waits before another attempt is made; a
	 * hundredth at first.
	 * @param scale 1 for real time, 0 for no waiting
	 */
	public void timeScale(double scale) {
		this.waits.scale(scale);
	}

	/**
	 * Cuts all connections of Stream mode and frees their port; the next client that asks
	 * for a connection gets another one.
	 */
	public void disconnect() {
		this.gateway.close();
	}

	/**
	 * Changes how long a work notice stays in progress; at first it is done at once.
	 */
	public void noticeProcessingTime(Duration processingTime) {
		this.notices.processingTime(processingTime);
	}

}
