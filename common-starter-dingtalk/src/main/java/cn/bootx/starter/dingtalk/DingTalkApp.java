package cn.bootx.starter.dingtalk;

import java.time.Clock;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.dingtalk.approbot.DingTalkAppRobotSender;
import cn.bootx.starter.dingtalk.card.DingTalkCardService;
import cn.bootx.starter.dingtalk.chat.DingTalkChatService;
import cn.bootx.starter.dingtalk.client.DingAccessService;
import cn.bootx.starter.dingtalk.client.DingTalkClient;
import cn.bootx.starter.dingtalk.media.DingMediaService;
import cn.bootx.starter.dingtalk.notice.DingTalkNoticeSender;
import cn.bootx.starter.dingtalk.user.DingTalkLoginService;
import cn.bootx.starter.dingtalk.user.DingTalkUserService;

/**
 * One DingTalk application with everything that it can do. The default application's
 * services are beans, too.
 *
 * @since 0.1.0
 */
public final class DingTalkApp {

	private final DingTalkClient client;

	private final DingMediaService media;

	private final DingTalkNoticeSender noticeSender;

	private final DingTalkAppRobotSender robotSender;

	private final DingTalkChatService chats;

	private final DingTalkCardService cards;

	private final DingTalkUserService users;

	private final DingTalkLoginService login;

	/**
	 * An application.
	 * @param keepMediaIds how long ids of uploaded files are used again, or null for
	 * never
	 */
	public DingTalkApp(DingTalkClient client, ExpiringStore store, Clock clock, @Nullable Duration keepMediaIds) {
		this.client = client;
		this.media = new DingMediaService(client, store, keepMediaIds);
		this.noticeSender = new DingTalkNoticeSender(client, this.media, store, clock);
		this.robotSender = new DingTalkAppRobotSender(client);
		this.chats = new DingTalkChatService(client);
		this.cards = new DingTalkCardService(client);
		this.users = new DingTalkUserService(client);
		this.login = new DingTalkLoginService(client, this.users, store);
	}

	/** Name in the configuration. */
	public String name() {
		return this.client.credentials().name();
	}

	/** Calls that have no service of their own. */
	public DingTalkClient client() {
		return this.client;
	}

	public DingAccessService access() {
		return this.client.access();
	}

	public DingMediaService media() {
		return this.media;
	}

	public DingTalkNoticeSender noticeSender() {
		return this.noticeSender;
	}

	/** The application's own robot; webhook robots need no application. */
	public DingTalkAppRobotSender robotSender() {
		return this.robotSender;
	}

	public DingTalkChatService chats() {
		return this.chats;
	}

	public DingTalkCardService cards() {
		return this.cards;
	}

	public DingTalkUserService users() {
		return this.users;
	}

	public DingTalkLoginService login() {
		return this.login;
	}

	@Override
	public String toString() {
		return "DingTalkApp[" + this.client.credentials() + "]";
	}

}
