package cn.bootx.starter.dingtalk.task;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.MessageCheck;

/**
 * What a to-do says. People are union ids here, not user ids.
 *
 * @param sourceId the host's own id, at most 128 characters, which makes the same to-do
 * of a repeated creation; null to have one made
 * @param subject at most 1024 characters
 * @param description at most 4096 characters, or null
 * @param dueAt when it is due, or null
 * @param executors union ids of who has to do it
 * @param participants union ids of who sees it
 * @param appUrl page that opens on phones, or null
 * @param pcUrl page that opens on desktops, or null
 * @param priority how urgent it is, or null
 * @param executorsOnly whether the list of others leaves it out
 * @param ding whether DingTalk calls attention to it with a DING
 * @since 0.1.0
 */
public record DingTalkTodo(@Nullable String sourceId, String subject, @Nullable String description,
		@Nullable Instant dueAt, List<String> executors, List<String> participants, @Nullable String appUrl,
		@Nullable String pcUrl, @Nullable Priority priority, boolean executorsOnly, boolean ding) {

	private static final int MAX_SOURCE = 128;

	private static final int MAX_SUBJECT = 1024;

	private static final int MAX_DESCRIPTION = 4096;

	public DingTalkTodo {
		executors = List.copyOf(executors);
		participants = List.copyOf(participants);
	}

	/** A to-do for those people. */
	public static DingTalkTodo of(String subject, String... executorUnionIds) {
		return new DingTalkTodo(null, subject, null, null, List.of(executorUnionIds), List.of(), null, null, null,
				false, false);
	}

	/** The same with the host's own id, so that it is made once. */
	public DingTalkTodo withSourceId(String sourceId) {
		return new DingTalkTodo(sourceId, this.subject, this.description, this.dueAt, this.executors, this.participants,
				this.appUrl, this.pcUrl, this.priority, this.executorsOnly, this.ding);
	}

	/** The same with a longer text. */
	public DingTalkTodo withDescription(String description) {
		return new DingTalkTodo(this.sourceId, this.subject, description, this.dueAt, this.executors, this.participants,
				this.appUrl, this.pcUrl, this.priority, this.executorsOnly, this.ding);
	}

	/** The same, due at that time. */
	public DingTalkTodo dueAt(Instant dueAt) {
		return new DingTalkTodo(this.sourceId, this.subject, this.description, dueAt, this.executors, this.participants,
				this.appUrl, this.pcUrl, this.priority, this.executorsOnly, this.ding);
	}

	/** The same with people who see it. */
	public DingTalkTodo withParticipants(String... unionIds) {
		return new DingTalkTodo(this.sourceId, this.subject, this.description, this.dueAt, this.executors,
				List.of(unionIds), this.appUrl, this.pcUrl, this.priority, this.executorsOnly, this.ding);
	}

	/** The same with the pages that a click opens. */
	public DingTalkTodo withPages(String appUrl, String pcUrl) {
		return new DingTalkTodo(this.sourceId, this.subject, this.description, this.dueAt, this.executors,
				this.participants, appUrl, pcUrl, this.priority, this.executorsOnly, this.ding);
	}

	/** The same with a priority. */
	public DingTalkTodo withPriority(Priority priority) {
		return new DingTalkTodo(this.sourceId, this.subject, this.description, this.dueAt, this.executors,
				this.participants, this.appUrl, this.pcUrl, priority, this.executorsOnly, this.ding);
	}

	/** The same, seen by its executors only. */
	public DingTalkTodo forExecutorsOnly() {
		return new DingTalkTodo(this.sourceId, this.subject, this.description, this.dueAt, this.executors,
				this.participants, this.appUrl, this.pcUrl, this.priority, true, this.ding);
	}

	/** The same, to which DingTalk calls attention with a DING. */
	public DingTalkTodo withDing() {
		return new DingTalkTodo(this.sourceId, this.subject, this.description, this.dueAt, this.executors,
				this.participants, this.appUrl, this.pcUrl, this.priority, this.executorsOnly, true);
	}

	MessageCheck check(String api) {
		return MessageCheck.of(Platform.DING_TALK, api)
			.optionalCharacters("sourceId", this.sourceId, MAX_SOURCE)
			.isTrue(this.sourceId == null || !this.sourceId.isBlank(), "sourceId", "is blank")
			.characters("subject", this.subject, MAX_SUBJECT)
			.optionalCharacters("description", this.description, MAX_DESCRIPTION)
			.isTrue(this.executors.stream().noneMatch(String::isBlank), "executorIds", "has a blank union id")
			.isTrue(this.participants.stream().noneMatch(String::isBlank), "participantIds", "has a blank union id");
	}

	/** What can be changed afterwards. */
	ObjectNode changes() {
		ObjectNode json = Json.object("subject", this.subject, "description", this.description);
		if (this.dueAt != null) {
			json.put("dueTime", this.dueAt.toEpochMilli());
		}
		array(json, "executorIds", this.executors);
		array(json, "participantIds", this.participants);
		return json;
	}

	ObjectNode toJson(String sourceId, String creatorUnionId) {
		ObjectNode json = Json.object("sourceId", sourceId, "creatorId", creatorUnionId);
		json.setAll(changes());
		if (this.appUrl != null || this.pcUrl != null) {
			json.set("detailUrl", Json.object("appUrl", this.appUrl, "pcUrl", this.pcUrl));
		}
		if (this.executorsOnly) {
			json.put("isOnlyShowExecutor", true);
		}
		if (this.priority != null) {
			json.put("priority", this.priority.number);
		}
		if (this.ding) {
			json.putObject("notifyConfigs").put("dingNotify", "1");
		}
		return json;
	}

	private static void array(ObjectNode json, String name, List<String> values) {
		if (!values.isEmpty()) {
			ArrayNode array = json.putArray(name);
			values.forEach(array::add);
		}
	}

	/** Leaves out what it says. */
	@Override
	public String toString() {
		return "DingTalkTodo[executors=" + this.executors.size() + ", dueAt=" + this.dueAt + "]";
	}

	/** How urgent a to-do is. */
	public enum Priority {

		/** 较低. */
		LOW(10),

		/** 普通. */
		NORMAL(20),

		/** 紧急. */
		HIGH(30),

		/** 非常紧急. */
		URGENT(40);

		private final int number;

		Priority(int number) {
			this.number = number;
		}

	}

}
