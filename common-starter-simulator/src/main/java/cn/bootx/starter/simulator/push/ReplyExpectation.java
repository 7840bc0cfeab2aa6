package cn.bootx.starter.simulator.push;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Compares a reply with what a test expects, and says what came instead.
 *
 * @since 0.1.0
 */
public final class ReplyExpectation {

	private static final int MAX_SHOWN = 300;

	private final @Nullable String replyType;

	private final @Nullable String replyText;

	private final @Nullable String problem;

	private final List<PushAttempt> attempts;

	/**
	 * What came.
	 * @param replyType kind of the reply, null without one
	 * @param replyText what the user reads of it, or null
	 * @param problem what was wrong with the answer, or null
	 * @param attempts of the push
	 */
	public ReplyExpectation(@Nullable String replyType, @Nullable String replyText, @Nullable String problem,
			List<PushAttempt> attempts) {
		this.replyType = replyType;
		this.replyText = replyText;
		this.problem = problem;
		this.attempts = attempts;
	}

	/**
	 * Demands a reply of exactly this text.
	 * @throws AssertionError otherwise
	 */
	public void text(String expected) {
		if (this.problem != null || !expected.equals(this.replyText)) {
			throw new AssertionError(
					"Expected the reply «" + expected + "» (期望的回复)， but there was " + whatCame() + " (实际)");
		}
	}

	/**
	 * Demands an answer that the platform accepts, without a reply.
	 * @throws AssertionError otherwise
	 */
	public void none() {
		if (this.problem != null || this.replyType != null || this.attempts.isEmpty()) {
			throw new AssertionError("Expected no reply (期望没有回复)， but there was " + whatCame() + " (实际)");
		}
	}

	private String whatCame() {
		StringBuilder came = new StringBuilder(
				(this.replyType != null) ? "the " + this.replyType + " reply «" + this.replyText + "»" : "no reply");
		if (this.problem != null) {
			came.append("; problem: ").append(this.problem);
		}
		for (int i = 0; i < this.attempts.size(); i++) {
			PushAttempt attempt = this.attempts.get(i);
			came.append("; attempt ").append(i + 1).append(": ").append(attempt);
			if (this.replyType == null && attempt.answered()) {
				came.append(" «").append(shortened(attempt.bodyText())).append('»');
			}
		}
		return came.toString();
	}

	private static String shortened(String text) {
		return (text.length() > MAX_SHOWN) ? text.substring(0, MAX_SHOWN) + "…" : text;
	}

}
