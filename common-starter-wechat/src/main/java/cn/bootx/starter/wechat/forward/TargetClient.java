package cn.bootx.starter.wechat.forward;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One attempt to deliver over HTTP. Not OkHttp as elsewhere: that one writes some
 * characters of a query in its own way.
 */
final class TargetClient {

	private final WeChatForwarder.Target target;

	private final HttpClient client;

	TargetClient(WeChatForwarder.Target target) {
		this.target = target;
		this.client = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.followRedirects(HttpClient.Redirect.NEVER)
			.connectTimeout(target.timeout())
			.build();
	}

	/**
	 * Posts the push. The timeout ends the whole attempt, also one whose answer drips in.
	 * @return the HTTP status
	 * @throws IOException with a message for the log if there was no answer
	 */
	int post(ForwardedPush push) throws IOException, InterruptedException {
		CompletableFuture<HttpResponse<Void>> call = this.client.sendAsync(push.to(this.target),
				HttpResponse.BodyHandlers.discarding());
		try {
			return call.get(this.target.timeout().toNanos(), TimeUnit.NANOSECONDS).statusCode();
		}
		catch (TimeoutException ex) {
			throw new IOException("no answer within " + this.target.timeout(), ex);
		}
		catch (ExecutionException ex) {
			throw new IOException(String.valueOf(ex.getCause()), ex);
		}
		finally {
			call.cancel(true);
		}
	}

}
