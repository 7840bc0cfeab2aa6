package cn.bootx.starter.wechat.forward;

import java.net.URI;
import java.net.http.HttpRequest;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.observe.ThirdObserver;

/**
 * A push on its way to one target.
 *
 * @param rawQuery the query as it arrived
 * @param body the body as it arrived
 * @param contentType what the body is, or null if the push did not say
 * @param hops value of the header that ends loops
 * @param arrived when it arrived, {@link System#nanoTime()}
 * @param watch measures the way
 */
record ForwardedPush(String rawQuery, byte[] body, @Nullable String contentType, String hops, long arrived,
		ThirdObserver.Watch watch) {

	HttpRequest to(WeChatForwarder.Target target) {
		URI address = target.with(this.rawQuery);
		return HttpRequest.newBuilder(address)
			.header("Content-Type", (this.contentType != null) ? this.contentType : "text/xml")
			.header(Hops.HEADER, this.hops)
			.POST(HttpRequest.BodyPublishers.ofByteArray(this.body))
			.build();
	}

	/**
	 * Leaves everything out that a user wrote.
	 */
	@Override
	public String toString() {
		return "ForwardedPush[" + this.body.length + " bytes]";
	}

}
