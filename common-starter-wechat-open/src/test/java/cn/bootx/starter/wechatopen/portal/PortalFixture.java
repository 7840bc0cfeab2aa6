package cn.bootx.starter.wechatopen.portal;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import cn.bootx.starter.testing.Await;
import cn.bootx.starter.core.callback.CallbackExecutor;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.callback.envelope.CallbackCipher;
import cn.bootx.starter.core.callback.envelope.CallbackSignature;
import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.callback.ledger.MessageLedger;
import cn.bootx.starter.core.callback.portal.LateReplies;
import cn.bootx.starter.core.callback.envelope.CallbackEnvelope;
import cn.bootx.starter.core.callback.portal.CallbackPortal;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.push.RawPush;
import cn.bootx.starter.wechat.handler.WeChatMessageDispatcher;
import cn.bootx.starter.wechat.handler.WeChatMpMessageHandler;
import cn.bootx.starter.wechatopen.OpenPlatform;

/**
 * A portal without a web server.
 */
final class PortalFixture implements AutoCloseable {

	final OpenPlatform platform = new OpenPlatform(() -> URI.create("http://127.0.0.1:9"));

	final OpenPlatform.Node node = this.platform.node().withTicket();

	final List<WeChatOpenEvent> events = new CopyOnWriteArrayList<>();

	private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);

	private final CallbackExecutor executor = CallbackExecutor.pooled(4, 16, Executors.defaultThreadFactory());

	WeChatOpenPortal portal(Consumer<WeChatOpenEvent> listener, WeChatMpMessageHandler... handlers) {
		CallbackRuntime runtime = new CallbackRuntime(
				MessageLedger.shared(this.platform.store, Duration.ofMinutes(11), Duration.ofSeconds(6)), this.executor,
				this.threads, this.threads, this.platform.clock, Duration.ofSeconds(2));
		CallbackPortal.Settings settings = new CallbackPortal.Settings(Duration.ofMinutes(5), 65536,
				Duration.ofMillis(4500), LateReplies.Mode.SEND);
		CallbackEnvelope envelope = WeChatOpenPortal.envelope(OpenPlatform.APP_ID, OpenPlatform.TOKEN, OpenPlatform.KEY,
				settings, this.platform.clock);
		return new WeChatOpenPortal(OpenPlatform.APP_ID, envelope, settings, this.node.tickets, this.node.authorizers,
				new WeChatMessageDispatcher().handlers(List.of(handlers)),
				((Consumer<WeChatOpenEvent>) this.events::add).andThen(listener), null, runtime);
	}

	/** An authorization event as the platform would push it. */
	CallbackRequest event(String infoType, Map<String, ?> fields) {
		return request(this.platform.component.prepare(infoType, fields));
	}

	/** Any XML in the envelope of the component's pushes. */
	CallbackRequest sealed(String xml) {
		String encrypted = new CallbackCipher(OpenPlatform.KEY).encrypt(xml, OpenPlatform.APP_ID);
		String timestamp = Long.toString(this.platform.clock.instant().getEpochSecond());
		return new CallbackRequest("POST",
				Map.of("timestamp", timestamp, "nonce", "1", "msg_signature",
						CallbackSignature.of(OpenPlatform.TOKEN, timestamp, "1", encrypted)),
				"", Map.of(), ("<xml><Encrypt>" + encrypted + "</Encrypt></xml>").getBytes(StandardCharsets.UTF_8));
	}

	/** A text of a fan. */
	CallbackRequest text(SimulatedAccount account, String content, long messageId) {
		Instant at = this.platform.clock.instant();
		String xml = "<xml><ToUserName>" + account.originalId()
				+ "</ToUserName><FromUserName>oFan</FromUserName><CreateTime>" + at.getEpochSecond()
				+ "</CreateTime><MsgType>text</MsgType><Content><![CDATA[" + content + "]]></Content><MsgId>"
				+ messageId + "</MsgId></xml>";
		return request(account.prepare(xml, "oFan", at));
	}

	static CallbackResponse await(CompletionStage<CallbackResponse> stage) throws Exception {
		return stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
	}

	/** Waits until the platform has seen so many calls of an API. */
	void awaitCalls(String api, int count) {
		Await.until(() -> this.platform.simulator.calls().count(api) >= count);
	}

	@Override
	public void close() {
		this.executor.close(Duration.ofSeconds(5));
		this.threads.shutdownNow();
		this.platform.close();
	}

	private static CallbackRequest request(RawPush push) {
		return new CallbackRequest("POST", new HashMap<>(push.query()), "", Map.of(),
				push.bodyText().getBytes(StandardCharsets.UTF_8));
	}

}
