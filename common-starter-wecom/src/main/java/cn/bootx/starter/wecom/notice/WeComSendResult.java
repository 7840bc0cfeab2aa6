package cn.bootx.starter.wecom.notice;

import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What became of a message. WeCom accepts a message as long as one receiver is valid; the
 * others are here.
 *
 * @param msgId id of the message, for {@link WeComNoticeSender#recallNotice(String)}
 * @param invalidUsers members that do not exist or are outside the visible range, in
 * lower case as WeCom writes them
 * @param invalidDepartments departments of that sort
 * @param invalidTags tags of that sort
 * @param unlicensedUsers members without a licence of the interface
 * @param responseCode changes an interactive card once within 72 hours, null for other
 * messages
 * @since 0.1.0
 */
public record WeComSendResult(String msgId, List<String> invalidUsers, List<String> invalidDepartments,
		List<String> invalidTags, List<String> unlicensedUsers, @Nullable String responseCode) {

	static WeComSendResult of(JsonNode answer) {
		String responseCode = answer.path("response_code").asText("");
		return new WeComSendResult(answer.path("msgid").asText(""), ids(answer, "invaliduser"),
				ids(answer, "invalidparty"), ids(answer, "invalidtag"), ids(answer, "unlicenseduser"),
				responseCode.isEmpty() ? null : responseCode);
	}

	/** Whether every receiver is valid. */
	public boolean complete() {
		return this.invalidUsers.isEmpty() && this.invalidDepartments.isEmpty() && this.invalidTags.isEmpty()
				&& this.unlicensedUsers.isEmpty();
	}

	/** The call that sends answers a joined text, the call that changes a card a list. */
	static List<String> ids(JsonNode answer, String field) {
		JsonNode ids = answer.path(field);
		if (ids.isArray()) {
			return StreamSupport.stream(ids.spliterator(), false).map(JsonNode::asText).toList();
		}
		return Arrays.stream(ids.asText("").split("\\|")).filter((id) -> !id.isBlank()).toList();
	}

}
