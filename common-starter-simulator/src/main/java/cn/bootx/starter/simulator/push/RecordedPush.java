package cn.bootx.starter.simulator.push;

import java.time.Instant;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A callback that was made, with what became of it.
 *
 * @param at when it ended, in the machine's time
 * @param request what was sent
 * @param delivery every attempt
 * @param problem what the platform objects to in the answer, null without an objection
 * @param again pushes it once more, in a single attempt
 * @since 0.1.0
 */
public record RecordedPush(Instant at, PushRequest request, Delivery delivery, @Nullable String problem,
		Supplier<Delivery> again) {

	/** Whether the platform is content. */
	public boolean accepted() {
		return this.delivery.delivered() && this.problem == null;
	}

	/** Why the platform is not content, and what to look at; null if it is. */
	public @Nullable String verdict() {
		String objection = this.problem;
		if (this.delivery.delivered()) {
			return objection;
		}
		PushAttempt last = this.delivery.last();
		String where = this.request.uri().getScheme() + "://" + this.request.uri().getRawAuthority()
				+ this.request.uri().getRawPath();
		String failure = last.failure();
		if (failure != null) {
			return failure.startsWith("no connection")
					? "Nothing answers at " + where + ": is the application running there? (连不上，应用启动了吗？)"
					: failure + " within " + this.request.timeout().toMillis() + " ms from " + where
							+ ": the handler takes too long (处理超时)";
		}
		return switch (last.status()) {
			case 401, 403 -> "HTTP " + last.status() + " from " + where
					+ ": the application refuses the push; compare token, EncodingAESKey and app id, look at its WARN line, "
					+ "and check that its security lets the path through (应用拒绝了推送：核对 Token、EncodingAESKey、AppID,看应用的 WARN 日志)";
			case 404, 405 -> "HTTP " + last.status() + " from " + where
					+ ": the callback URL is wrong, or the portal is not mapped (回调地址不对)";
			case 200 -> (objection != null) ? objection : "The answer is not what the platform expects: '"
					+ last.bodyText().substring(0, Math.min(100, last.bodyText().length())) + "' (应答内容不对)";
			default -> (this.request.streamed() ? "Code " : "HTTP ") + last.status() + " from " + where
					+ ": look at the application's log (看应用的日志)";
		};
	}

}
