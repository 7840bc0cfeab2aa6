package cn.bootx.starter.dingtalk.handler;

import java.time.Instant;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
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
 * ({@code UserId}), over Stream they do not ({@code userId}): {@link #member} finds both.
 * @since 0.1.0
 */
public record DingTalkEventMessage(String app, String type, @Nullable String eventId, @Nullable String corpId,
		@Nullable Instant bornAt, JsonNode data) {

	/** A member of the data, in either case of its first letter; never null. */
	public JsonNode member(String name) {
		JsonNode member = this.data.path(name);
		if (!member.isMissingNode() || name.isEmpty()) {
			return member;
		}
		String first = name.substring(0, 1);
		String other = first.equals(first.toUpperCase(Locale.ROOT)) ? first.toLowerCase(Locale.ROOT)
				: first.toUpperCase(Locale.ROOT);
		JsonNode found = this.data.get(other + name.substring(1));
		return (found != null) ? found : MissingNode.getInstance();
	}

	/** Leaves the data out, and what could forge a log line. */
	@Override
	public String toString() {
		return "DingTalkEventMessage[app=" + this.app + ", type=" + LogText.name(this.type) + ", eventId="
				+ ((this.eventId != null) ? LogText.line(this.eventId) : null) + "]";
	}

}
