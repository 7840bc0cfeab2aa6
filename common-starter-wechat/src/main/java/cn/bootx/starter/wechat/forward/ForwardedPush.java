package cn.bootx.starter.wechat.forward;

import java.net.http.HttpRequest;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.observe.ThirdObserver;

/**
 * A push on its way to one target.
 *
 * @param contentType what the body is, or null if the push did not say
 * @param arrived when it arrived, {@link System#nanoTime()}
 */
record ForwardedPush(String rawQuery, byte[] body, @Nullable String contentType, String hops, long arrived,
		ThirdObserver.Watch watch) {

	HttpRequest to(WeChatForwarder.Target target) {
		return HttpRequest.newBuilder(target.with(this.rawQuery))
			.header("Content-Type", (this.contentType != null) ? this.contentType : "text/xml")
			.header(Hops.HEADER, this.hops)
			.POST(HttpRequest.BodyPublishers.ofByteArray(this.body))
			.build();
	}

	/** Leaves everything out that a user wrote. */
	@Override
	public String toString() {
		return "ForwardedPush[" + this.body.length + " bytes]";
	}

	/**
	 * The applications that have sent a push on, oldest first. The header comes with a
	 * push whose signature is verified, and it decides only whether the push is sent on
	 * once more: a sender that could write it could as well hold the push back.
	 */
	record Hops(List<String> marks) {

		static final String HEADER = "X-Bootx-Forwarded";

		/** More than the largest limit is read as just that. */
		private static final int MOST = 64;

		static Hops of(@Nullable String header) {
			return new Hops((header == null || header.isBlank()) ? List.of()
					: Arrays.stream(header.split(",", MOST)).map(String::strip).toList());
		}

		String headerWith(String mark) {
			return this.marks.isEmpty() ? mark : String.join(",", this.marks) + "," + mark;
		}

	}

}
