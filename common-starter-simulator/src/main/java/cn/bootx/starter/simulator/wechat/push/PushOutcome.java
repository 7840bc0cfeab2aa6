package cn.bootx.starter.simulator.wechat.push;

import java.util.List;

import cn.bootx.starter.simulator.push.PushAttempt;
import cn.bootx.starter.simulator.push.ReplyExpectation;
import org.jspecify.annotations.Nullable;

/**
 * What became of a push.
 *
 * @param attempts oldest first; empty if the account has no server address
 * @param replyXml the passive reply, decrypted, or null if there was none
 * @param replyType its {@code MsgType}, or null
 * @param replyText what the fan reads of it, or null
 * @param problem what was wrong with the answer, or null
 * @param noticeShown whether the fan saw “该公众号提供的服务出现故障，请稍后再试”
 * @since 0.1.0
 */
public record PushOutcome(List<PushAttempt> attempts, @Nullable String replyXml, @Nullable String replyType,
		@Nullable String replyText, @Nullable String problem, boolean noticeShown) {

	static PushOutcome nowhere() {
		return new PushOutcome(List.of(), null, null, null, "The account has no server address", false);
	}

	public static PushOutcome unheard() {
		return new PushOutcome(List.of(), null, null, null, "The fan is on the account's black list", false);
	}

	/** For what happens between the platform and its user alone. */
	public static PushOutcome nothingToPush() {
		return new PushOutcome(List.of(), null, null, null, null, false);
	}

	/** HTTP status of the last attempt, 0 if it got no answer or there was none. */
	public int status() {
		return this.attempts.isEmpty() ? 0 : this.attempts.get(this.attempts.size() - 1).status();
	}

	/** Body of the last attempt as it came. */
	public String body() {
		return this.attempts.isEmpty() ? "" : this.attempts.get(this.attempts.size() - 1).bodyText();
	}

	/** Whether the platform is content: an answer in time, and nothing wrong with it. */
	public boolean accepted() {
		return !this.attempts.isEmpty() && this.problem == null;
	}

	/**
	 * Demands a passive reply of exactly this text.
	 * @throws AssertionError that says what came instead
	 */
	public PushOutcome expectsReply(String text) {
		expectation().text(text);
		return this;
	}

	/**
	 * Demands that the application accepts the push and replies nothing.
	 * @throws AssertionError that says what came instead
	 */
	public PushOutcome expectsNoReply() {
		expectation().none();
		return this;
	}

	private ReplyExpectation expectation() {
		return new ReplyExpectation(this.replyType, this.replyText, this.problem, this.attempts);
	}

}
