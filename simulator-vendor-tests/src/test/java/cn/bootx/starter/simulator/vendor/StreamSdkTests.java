package cn.bootx.starter.simulator.vendor;

import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import cn.bootx.starter.simulator.dingtalk.stream.StreamOutcome;
import com.dingtalk.open.app.api.OpenDingTalkClient;
import com.dingtalk.open.app.api.OpenDingTalkStreamClientBuilder;
import com.dingtalk.open.app.api.callback.DingTalkStreamTopics;
import com.dingtalk.open.app.api.models.bot.ChatbotMessage;
import com.dingtalk.open.app.api.security.AuthClientCredential;
import com.dingtalk.open.app.stream.protocol.event.EventAckStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code com.dingtalk.open:app-stream-client}. */
@Timeout(30)
class StreamSdkTests {

	private final VendorBed bed = new VendorBed();

	private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

	private volatile EventAckStatus status = EventAckStatus.SUCCESS;

	private OpenDingTalkClient client;

	private volatile TlsProxy proxy;

	@BeforeEach
	void connect(@TempDir Path directory) throws Exception {
		this.bed.ding.streamAddress((address) -> {
			this.proxy = proxy(directory, URI.create(address).getPort());
			return "wss://localhost:" + this.proxy.port() + "/connect";
		});
		// The SDK handles its first push slowly: its JSON library has to warm up.
		this.bed.ding.timeScale(0.1);
		OpenDingTalkStreamClientBuilder builder = OpenDingTalkStreamClientBuilder.custom()
			.credential(new AuthClientCredential(VendorBed.KEY, VendorBed.SECRET))
			.registerAllEventListener((event) -> {
				this.heard.add(event.getEventType() + " " + event.getData());
				return this.status;
			})
			.registerCallbackListener(DingTalkStreamTopics.BOT_MESSAGE_TOPIC, (ChatbotMessage message) -> {
				this.heard.add(message.getText().getContent());
				return Map.of();
			});
		// The SDK knows another host than its own only in private.
		Method host = OpenDingTalkStreamClientBuilder.class.getDeclaredMethod("openApiHost", String.class);
		host.setAccessible(true);
		host.invoke(builder, this.bed.ding.apiBaseUrl());
		this.client = builder.build();
		this.client.start();
		this.bed.app.stream().awaitConnections(1);
	}

	@AfterEach
	void close() throws Exception {
		this.client.stop();
		this.proxy.close();
		this.bed.close();
	}

	@Test
	void hearsAnEventAndAcknowledgesIt() {
		StreamOutcome outcome = this.bed.app.stream().event("user_add_org", Map.of("userId", List.of("u1")));
		assertThat(outcome.accepted()).isTrue();
		assertThat(outcome.attempts()).hasSize(1);
		assertThat(this.heard).containsExactly("user_add_org {\"userId\":[\"u1\"]}");
	}

	@Test
	void hearsAMessageToTheRobot() {
		assertThat(this.bed.app.user("u1").says("你好").accepted()).isTrue();
		assertThat(this.heard).containsExactly("你好");
	}

	@Test
	void echoesPingsAndAsksForANewConnectionWhenOneIsDropped() throws InterruptedException {
		assertThat(this.bed.app.stream().connections().get(0).ping()).isTrue();
		String first = this.bed.app.stream().connections().get(0).id();
		this.bed.app.stream().connections().get(0).drop();
		this.bed.app.stream().awaitConnections(0);
		assertThat(this.bed.app.stream().awaitConnections(1).get(0).id()).isNotEqualTo(first);
	}

	/** One proxy for all connections of a test. */
	private synchronized TlsProxy proxy(Path directory, int target) {
		if (this.proxy != null) {
			return this.proxy;
		}
		try {
			return TlsProxy.start(directory, target);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
