package cn.bootx.starter.dingtalk.stream;

import java.util.concurrent.CompletableFuture;

import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.dingtalk.client.DingTalkClient;
import cn.bootx.starter.dingtalk.client.DingTalkHttp;
import cn.bootx.starter.dingtalk.handler.DingTalkDispatch;

/**
 * Keeps one application connected in Stream mode. A lost connection is opened again after
 * a random, growing pause; one that DingTalk announces to end is replaced before it does.
 * <p>
 * Several nodes may be connected at once: DingTalk sends each push to one of them, and
 * what it sends twice is handled once on all nodes that share the store.
 *
 * @see <a href=
 * "https://open.dingtalk.com/document/development/configure-stream-push">Configure Stream
 * push</a>
 */
final class DingTalkStreamClient {

	private final StreamLink link;

	DingTalkStreamClient(DingTalkClient.Credentials credentials, DingTalkHttp http, DingTalkDispatch dispatch,
			CallbackRuntime runtime, DingTalkStreamSettings settings) {
		this.link = new StreamLink(credentials, http,
				new StreamPushes(credentials, dispatch, runtime, settings.lateReply()), runtime, settings);
	}

	/** Begins to connect, in the background. */
	void start() {
		this.link.start();
	}

	/**
	 * Ends the connection after its answers have gone out.
	 * @return completes when it is ended, at the latest after twice the time to drain
	 */
	CompletableFuture<Void> stop() {
		return this.link.stop();
	}

	DingTalkStreamConnections.Status status() {
		return this.link.status();
	}

}
