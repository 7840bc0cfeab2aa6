package cn.bootx.starter.wecom.notice;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.send.Receivers;
import cn.bootx.starter.wecom.agent.WeComAgents;

/**
 * Group chats that an application makes of members and writes to (应用群). The application's
 * visible range must be the whole corporation, otherwise WeCom refuses with 60011, and it
 * reaches its own chats only (86008). A chat is not shown before its first message.
 * <p>
 * WeCom allows 1000 new chats a day and 1000 changes an hour for a corporation.
 *
 * @since 0.1.0
 * @see <a href="https://developer.work.weixin.qq.com/document/path/90245">WeCom</a>
 */
public class WeComAppChatService {

	private static final String CREATE = "/cgi-bin/appchat/create";

	private static final String UPDATE = "/cgi-bin/appchat/update";

	private static final String GET = "/cgi-bin/appchat/get";

	private static final String SEND = "/cgi-bin/appchat/send";

	private static final int MAX_NAME = 50;

	/** With the application itself, which is a member too. */
	private static final int MAX_MEMBERS = 2000;

	private static final Pattern CHAT_ID = Pattern.compile("[0-9A-Za-z]{1,32}");

	private static final Set<String> KINDS = Set.of("text", "image", "voice", "video", "file", "textcard", "news",
			"mpnews", "markdown");

	private final WeComAgents agents;

	/** The chats of the default agent. */
	public WeComAppChatService(WeComAgents agents) {
		this.agents = agents;
	}

	/** The chats of a named agent; without one of that name it fails as NOT_FOUND. */
	public WeComAppChatService account(String name) {
		return new WeComAppChatService(this.agents.withDefault(name));
	}

	/** Makes a chat whose id WeCom chooses; parameters and result as with an id. */
	public String create(@Nullable String name, @Nullable String owner, Collection<String> userIds) {
		return create(name, owner, userIds, null);
	}

	/**
	 * Makes a chat.
	 * @param name at most 50 characters, null for one of the members' names
	 * @param owner one of the members, null for any
	 * @param userIds 2 to 2000 members
	 * @param chatId an id of the host's own, 1 to 32 letters and digits, null for one
	 * that WeCom chooses
	 * @return the id of the chat, which is written nowhere else: keep it
	 * @throws cn.bootx.starter.core.client.PlatformException 86215 if the id is taken
	 */
	public String create(@Nullable String name, @Nullable String owner, Collection<String> userIds,
			@Nullable String chatId) {
		List<String> members = Receivers.distinctIgnoringCase(userIds);
		check(CREATE).count("userlist", members, 2, MAX_MEMBERS)
			.isTrue(owner == null || members.stream().anyMatch(owner::equalsIgnoreCase), "owner",
					"must be one of the members")
			.optionalCharacters("name", name, MAX_NAME)
			.matches("chatid", chatId, CHAT_ID, "1 to 32 letters and digits")
			.done();
		ObjectNode body = Json.object("name", name, "owner",
				(owner != null) ? Receivers.spelledAs(members, owner) : null);
		members.forEach(body.putArray("userlist")::add);
		if (chatId != null) {
			body.put("chatid", chatId);
		}
		return UnreadableAnswer.require(Platform.WECOM, CREATE, this.agents.defaultAgent().api().post(CREATE, body),
				"chatid");
	}

	/** What a chat is like now. */
	public Info get(String chatId) {
		check(GET).required("chatid", chatId).done();
		JsonNode info = this.agents.defaultAgent()
			.api()
			.execute((base) -> ApiCall.get(base, GET).query("chatid", chatId))
			.path("chat_info");
		JsonNode members = UnreadableAnswer.list(Platform.WECOM, GET, info, "userlist");
		return new Info(chatId, info.path("name").asText(), info.path("owner").asText(),
				Json.list(members, JsonNode::asText));
	}

	/** Changes a chat; what the change does not name stays. */
	public void update(String chatId, Change change) {
		MessageCheck check = check(UPDATE).required("chatid", chatId);
		change.validate(check);
		check.done();
		ObjectNode body = Json.object().put("chatid", chatId);
		body.setAll(change.json);
		this.agents.defaultAgent().api().post(UPDATE, body);
	}

	/** Sends a message that members may forward. */
	public void send(String chatId, WeComNotice message) {
		send(chatId, message, WeComNoticeOptions.Confidentiality.NONE);
	}

	/**
	 * Sends a message: a text, a card, Markdown, media or articles; template cards, task
	 * cards and notices of mini programs cannot go to chats. WeCom gives it no id, so it
	 * cannot be taken back.
	 * @param confidentiality {@code NONE} or {@code CONFIDENTIAL}
	 * @throws cn.bootx.starter.core.send.InvalidMessageException with every field that is
	 * beyond WeCom's limits; nothing is sent
	 */
	public void send(String chatId, WeComNotice message, WeComNoticeOptions.Confidentiality confidentiality) {
		MessageCheck check = check(SEND).required("chatid", chatId)
			.isTrue(KINDS.contains(message.msgType()), "msgtype",
					"is " + message.msgType() + ", which cannot go to chats")
			.isTrue(confidentiality != WeComNoticeOptions.Confidentiality.INTERNAL_ONLY
					&& message.allows(confidentiality), "safe",
					"is " + confidentiality + ", which " + message.msgType() + " messages to chats cannot be");
		message.validate(check);
		check.done();
		ObjectNode body = Json.object().put("chatid", chatId).put("msgtype", message.msgType());
		body.set(message.msgType(), message.body());
		if (confidentiality != WeComNoticeOptions.Confidentiality.NONE) {
			body.put("safe", confidentiality.ordinal());
		}
		this.agents.defaultAgent().api().post(SEND, body);
	}

	private static MessageCheck check(String api) {
		return MessageCheck.of(Platform.WECOM, api);
	}

	/**
	 * What a chat is like.
	 *
	 * @param owner user id of its owner
	 * @param userIds its members
	 */
	public record Info(String chatId, String name, String owner, List<String> userIds) {
	}

	/** What is changed in a chat. */
	public static final class Change {

		private final ObjectNode json = Json.object();

		/** A new name, at most 50 characters. */
		public Change name(String name) {
			this.json.put("name", name);
			return this;
		}

		/** A new owner, who must be a member. */
		public Change owner(String userId) {
			this.json.put("owner", userId);
			return this;
		}

		public Change add(Collection<String> userIds) {
			return members("add_user_list", userIds);
		}

		public Change remove(Collection<String> userIds) {
			return members("del_user_list", userIds);
		}

		private Change members(String field, Collection<String> userIds) {
			Receivers.distinctIgnoringCase(userIds).forEach(this.json.putArray(field)::add);
			return this;
		}

		private void validate(MessageCheck check) {
			check.isTrue(!this.json.isEmpty(), "name",
					"is missing, and owner, add_user_list and del_user_list too: name at least one change");
			if (this.json.has("name")) {
				check.characters("name", Json.text(this.json, "name"), MAX_NAME);
			}
			if (this.json.has("owner")) {
				check.required("owner", Json.text(this.json, "owner"));
			}
			for (String field : List.of("add_user_list", "del_user_list")) {
				if (this.json.has(field)) {
					check.count(field, Json.list(this.json.path(field), (user) -> user), 1, MAX_MEMBERS);
				}
			}
		}

	}

}
