package cn.bootx.starter.wechat.forward;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The applications that have sent a push on, oldest first. The header comes with a push
 * whose signature is verified, and it decides only whether the push is sent on once more:
 * a sender that could write it could as well hold the push back.
 */
record Hops(List<String> marks) {

	static final String HEADER = "X-Bootx-Forwarded";

	/** More than the largest limit is read as just that. */
	private static final int MOST = 64;

	static Hops of(@Nullable String header) {
		if (header == null || header.isBlank()) {
			return new Hops(List.of());
		}
		return new Hops(Arrays.stream(header.split(",", MOST)).map(String::strip).toList());
	}

	boolean has(String mark) {
		return this.marks.contains(mark);
	}

	int count() {
		return this.marks.size();
	}

	String headerWith(String mark) {
		return this.marks.isEmpty() ? mark : String.join(",", this.marks) + "," + mark;
	}

}
