package cn.bootx.starter.simulator.dingtalk;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import cn.bootx.starter.simulator.dingtalk.approbot.AppRobotSendings;
import cn.bootx.starter.simulator.dingtalk.card.DingCards;
import cn.bootx.starter.simulator.dingtalk.card.SimulatedDingCard;
import cn.bootx.starter.simulator.dingtalk.chat.DingChats;
import cn.bootx.starter.simulator.dingtalk.chat.DingGroup;
import cn.bootx.starter.simulator.dingtalk.chat.DingGroups;
import cn.bootx.starter.simulator.dingtalk.event.DingEventPusher;
import cn.bootx.starter.simulator.dingtalk.gate.DingGate;
import cn.bootx.starter.simulator.dingtalk.gate.DingTokens;
import cn.bootx.starter.simulator.dingtalk.login.LoginPage;
import cn.bootx.starter.simulator.dingtalk.login.UserTokens;
import cn.bootx.starter.simulator.dingtalk.media.DingMedia;
import cn.bootx.starter.simulator.dingtalk.media.DingMediaStore;
import cn.bootx.starter.simulator.dingtalk.notice.DingNotice;
import cn.bootx.starter.simulator.dingtalk.notice.NoticeMessageRules;
import cn.bootx.starter.simulator.dingtalk.notice.NoticeTasks;
import cn.bootx.starter.simulator.dingtalk.people.DingDirectory;
import cn.bootx.starter.simulator.dingtalk.people.DingUser;
import cn.bootx.starter.simulator.dingtalk.people.PeopleEffects;
import cn.bootx.starter.simulator.dingtalk.people.SimulatedDingUser;
import cn.bootx.starter.simulator.dingtalk.robot.DingRobot;
import cn.bootx.starter.simulator.dingtalk.robot.DingRobotPusher;
import cn.bootx.starter.simulator.dingtalk.robot.DingSessions;
import cn.bootx.starter.simulator.dingtalk.robot.RobotEndpoints;
import cn.bootx.starter.simulator.dingtalk.robot.RobotFiles;
import cn.bootx.starter.simulator.dingtalk.robot.SimulatedDingRobot;
import cn.bootx.starter.simulator.dingtalk.stream.StreamGateway;
import cn.bootx.starter.simulator.dingtalk.stream.StreamTools;
import cn.bootx.starter.simulator.dingtalk.task.DingApprovals;
import cn.bootx.starter.simulator.dingtalk.task.TaskEffects;
import cn.bootx.starter.simulator.endpoint.RowCall.Effect;
import cn.bootx.starter.simulator.platform.SimulatorContext;
import cn.bootx.starter.simulator.rules.ExpiringKeys;
import org.jspecify.annotations.Nullable;

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

	private final DingCards cards = new DingCards();

	private final DingGroups groups = new DingGroups();

	private final AppRobotSendings sendings;

	private final RobotFiles files;

	private final ExpiringKeys<DingUser> codes;

	private final UserTokens userTokens;

	private final DingPushers pushers;

	private final StreamGateway gateway;

	private final Supplier<String> baseUrl;

	private final DingApprovals approvals;

	/** Mounts the platform. */
	public DingTalkSimulator(SimulatorContext context) {
		Clock clock = context.clock();
		this.baseUrl = () -> context.baseUri().get().toString();
		this.tokens = new DingTokens(clock);
		this.media = new DingMediaStore(clock, context.state(), this.baseUrl);
		this.codes = new ExpiringKeys<>(clock, Duration.ofMinutes(5));
		this.userTokens = new UserTokens(clock);
		DingChats chats = new DingChats(context.chats(), this.media);
		DingSessions sessions = new DingSessions(clock);
		this.notices = new NoticeTasks(clock, this.directory, chats);
		this.robots = new RobotEndpoints(clock, chats, sessions);
		this.sendings = new AppRobotSendings(clock);
		this.files = new RobotFiles(clock, this.baseUrl);
		this.pushers = new DingPushers(new DingEventPusher(clock, context.pusher(), context.journal()),
				new DingRobotPusher(clock, context.pusher(), sessions, chats, this.files, this.baseUrl),
				new StreamTools(clock, context.journal(), context.background(), context.waits(), context.pusher()));
		this.gateway = new StreamGateway(clock, (appKey) -> this.apps.byKey(appKey).stream());
		new LoginPage(this.apps, this.directory, this.userTokens).mount(context.routes());
		this.gateway.register(context.routes());
		this.robots.mount(context.routes());
		context.routes()
			.get(DingGate.OLD + DingMediaStore.PATH + "{mediaId}", this.media::serve)
			.get(DingGate.NEW + RobotFiles.PATH + "{name}", this.files::serve);
		NoticeMessageRules rules = new NoticeMessageRules(this.media);
		Map<String, Effect> effects = new HashMap<>(Map.of("upload", this.media::upload, "stream-open",
				(call) -> this.gateway.open(call, this.apps), "failed-events",
				(call) -> call.answer(call.caller(SimulatedDingTalkApp.class).events().failed().take())));
		effects.putAll(this.tokens.effects(this.apps));
		effects.putAll(this.userTokens.effects(this.apps, this.directory));
		effects.putAll(this.notices.effects(rules));
		effects.putAll(this.groups.effects(clock, this.directory, rules, chats));
		effects.putAll(this.cards.effects(clock, context.pusher(), this.groups, this.directory, chats));
		effects.putAll(this.sendings.effects(this.apps, this.groups, this.directory, chats, this.files));
		effects.putAll(new PeopleEffects(this.directory, this.codes::redeem).all());
		TaskEffects tasks = new TaskEffects(this.directory, context.background());
		effects.putAll(tasks.all());
		this.approvals = new DingApprovals(tasks, new DingGate(clock, this.tokens, this.apps).mount(context, effects),
				clock);
	}

	/** Base address of the old family, for {@code ding-talk.hosts.oapi}. */
	public String oapiBaseUrl() {
		return this.baseUrl.get() + DingGate.OLD;
	}

	/** Base address of the new family, for {@code ding-talk.hosts.api}. */
	public String apiBaseUrl() {
		return this.baseUrl.get() + DingGate.NEW;
	}

	/** Registers an application; one of the same app key is replaced. */
	public SimulatedDingTalkApp register(DingTalkApp app) {
		SimulatedDingTalkApp simulated = new SimulatedDingTalkApp(app, this.tokens, this.directory, this.sendings,
				this.pushers);
		this.apps.add(simulated);
		return simulated;
	}

	/** Registers a member of the corporation; one of the same user id is replaced. */
	public void register(DingUser user) {
		this.directory.add(user);
	}

	/** Registers a custom robot in a group of its own, or replaces it. */
	public SimulatedDingRobot register(DingRobot robot) {
		return this.robots.add(robot);
	}

	/**
	 * Registers a group that applications' robots are in, or adds robots to one.
	 * @param openConversationId id of the group
	 * @param robotCodes the robots that are members
	 */
	public DingGroup registerGroup(String openConversationId, String... robotCodes) {
		DingGroup group = this.groups.named(openConversationId);
		group.robots().addAll(Set.of(robotCodes));
		return group;
	}

	/** Makes a group of another run; one of the same id is replaced. */
	public DingGroup restoreGroup(String openConversationId, String chatId, String name, String owner,
			List<String> members) {
		return this.groups.restore(openConversationId, chatId, name, owner, members);
	}

	/**
	 * A group that was registered or that an application created.
	 * @param id open conversation id or chat id
	 * @throws IllegalArgumentException if that id is unknown
	 */
	public DingGroup group(String id) {
		DingGroup group = this.groups.find(id);
		group = (group == null) ? this.groups.byChatId(id) : group;
		if (group == null) {
			throw new IllegalArgumentException("No DingTalk group with the id " + id + " exists");
		}
		return group;
	}

	/**
	 * An interactive card that an application created.
	 * @throws IllegalArgumentException if that id is unknown
	 */
	public SimulatedDingCard card(String outTrackId) {
		SimulatedDingCard card = this.cards.find(outTrackId);
		if (card == null) {
			throw new IllegalArgumentException("No DingTalk card with the outTrackId " + outTrackId + " exists");
		}
		return card;
	}

	/** All interactive cards, oldest first. */
	public List<SimulatedDingCard> cards() {
		return this.cards.all();
	}

	/**
	 * A file that a user sent to a robot: put the code into a message, see
	 * {@link SimulatedDingUser#sends}, and the application downloads it over
	 * {@code messageFiles/download}.
	 */
	public String downloadCode(String contentType, byte[] content) {
		return this.files.keep(contentType, content);
	}

	/** Forgets an application; its tokens become unknown. */
	public void remove(String appKey) {
		this.tokens.revoke(appKey);
		this.apps.remove(appKey);
	}

	/** Forgets a custom robot. */
	public void removeRobot(String accessToken) {
		this.robots.remove(accessToken);
	}

	/** Forgets a member of the corporation. */
	public void removeUser(String userId) {
		this.directory.remove(userId);
	}

	/** Forgets all applications, members, robots and groups. */
	public void clear() {
		apps().forEach((app) -> remove(app.app().appKey()));
		this.directory.clear();
		this.robots.clear();
		this.groups.clear();
	}

	/** All robots of groups. */
	public List<DingRobot> robots() {
		return this.robots.all();
	}

	/** All groups that were registered or created. */
	public List<DingGroup> groups() {
		return this.groups.all();
	}

	/** All registered applications. */
	public List<SimulatedDingTalkApp> apps() {
		return this.apps.all();
	}

	/** Everybody in the directory, by user id. */
	public List<DingUser> users() {
		return List.copyOf(this.directory.everybody());
	}

	/**
	 * A registered application.
	 * @throws IllegalArgumentException if that app key is unknown
	 */
	public SimulatedDingTalkApp app(String appKey) {
		return this.apps.byKey(appKey);
	}

	/**
	 * A registered robot.
	 * @throws IllegalArgumentException if that access token is unknown
	 */
	public SimulatedDingRobot robot(String accessToken) {
		SimulatedDingRobot robot = this.robots.find(accessToken);
		if (robot == null) {
			throw new IllegalArgumentException("No DingTalk robot with that access token is registered");
		}
		return robot;
	}

	/** Who read a robot's message or a work notice, null if that id is neither. */
	public @Nullable Set<String> readers(String messageId) {
		Set<String> readers = this.sendings.readers(messageId);
		return (readers != null) ? readers : this.notices.readers(messageId);
	}

	/** Marks a robot's message or a work notice as read, if the user got it. */
	public boolean read(String messageId, String userId) {
		return this.sendings.read(messageId, userId) || this.notices.read(messageId, userId);
	}

	/** The approvals that applications started. */
	public DingApprovals approvals() {
		return this.approvals;
	}

	/** The work notices a user received, oldest first. */
	public List<DingNotice> notices(String userId) {
		return this.notices.noticesOf(userId);
	}

	/** The uploaded media, oldest first. */
	public List<DingMedia> media() {
		return this.media.all();
	}

	/**
	 * A code that logs a member in once within five minutes.
	 * @throws IllegalArgumentException if no user has that id
	 */
	public String loginCode(String userId) {
		return this.codes.issue(this.directory.require(userId));
	}

	/**
	 * Address of the page on which users log in to websites, in place of
	 * {@code https://login.dingtalk.com/oauth2/auth}.
	 */
	public String loginUrl() {
		return this.baseUrl.get() + LoginPage.PATH;
	}

	/**
	 * The {@code authCode} that the login page gives a website: valid once, for five
	 * minutes.
	 * @throws IllegalArgumentException if no user has that id
	 */
	public String authCode(String appKey, String userId) {
		return this.userTokens.code(appKey, this.directory.require(userId));
	}

	/** Makes uploaded media good for one message each, as has been seen. */
	public void singleUseMedia(boolean singleUse) {
		this.media.singleUse(singleUse);
	}

	/** Changes the lifetime of further tokens; 7200 seconds at first. */
	public void tokenLifetime(Duration lifetime) {
		this.tokens.lifetime(lifetime);
	}

	/** Cuts all connections of Stream mode. */
	public void disconnect() {
		this.gateway.disconnect();
	}

	/** Changes how long a work notice stays in progress; at first it is done at once. */
	public void noticeProcessingTime(Duration processingTime) {
		this.notices.processingTime(processingTime);
	}

}
