package cn.bootx.starter.wecom.notice;

import java.util.List;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.send.SendResult;

/**
 * What became of a message. WeCom accepts a message as long as one receiver is valid; the
 * others are here, users as the caller spelled them.
 *
 * @param ids ids of the message, one for each call; more than one only where the
 * receivers were more than a call takes
 * @param invalidUsers members that do not exist or are outside the visible range
 * @param invalidDepartments departments of that sort
 * @param invalidTags tags of that sort
 * @param unlicensedUsers members without a licence of the interface
 * @param notReached all of these with the reason, and the receivers of calls that failed
 * after another call had succeeded
 * @param responseCodes change an interactive card, each once within 72 hours; one for
 * each call, none for other messages
 * @since 0.1.0
 */
public record WeComSendResult(List<String> ids, List<String> invalidUsers, List<String> invalidDepartments,
		List<String> invalidTags, List<String> unlicensedUsers, List<SendResult.NotReached> notReached,
		List<String> responseCodes) implements SendResult {

	/**
	 * The id of the message, for {@link WeComNoticeSender#recallNotice(String)}; of the
	 * first call where there were several.
	 */
	public String msgId() {
		return this.ids.isEmpty() ? "" : this.ids.get(0);
	}

	/** The code that changes an interactive card, of the first call. */
	public @Nullable String responseCode() {
		return this.responseCodes.isEmpty() ? null : this.responseCodes.get(0);
	}

}
