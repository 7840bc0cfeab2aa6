package cn.bootx.starter.dingtalk.handler;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.text.LogText;

/**
 * An event of the organisation, for example that a member joined.
 *
 * @param app name of the application that it was pushed to
 * @param type the platform's name, for example {@code user_add_org}
 * @param eventId unique id, or null for old kinds
 * @param corpId the organisation, or null
 * @param data everything that was pushed. Over HTTP its members begin with capitals
 * ({@code UserId}), over Stream they do not ({@code userId}), and what was missed has
 * small letters only: {@link #member} finds all.
 * @since 0.1.0
 */
public record DingTalkEventMessage(String app, String type, @Nullable String eventId, @Nullable String corpId,
		@Nullable Instant bornAt, JsonNode data) {

	/** A member of the data in any case of its letters; never null. */
	public JsonNode member(String name) {
		JsonNode member = this.data.path(name);
		if (!member.isMissingNode()) {
			return member;
		}
		return this.data.properties()
			.stream()
			.filter((entry) -> entry.getKey().equalsIgnoreCase(name))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse(member);
	}

	/** Leaves the data out, and what could forge a log line. */
	@Override
	public String toString() {
		return "DingTalkEventMessage[app=" + this.app + ", type=" + LogText.name(this.type) + ", eventId="
				+ ((this.eventId != null) ? LogText.line(this.eventId) : null) + "]";
	}

}
