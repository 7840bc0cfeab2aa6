package cn.bootx.starter.simulator.vendor;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import cn.bootx.starter.simulator.dingtalk.stream.StreamOutcome;
import cn.bootx.starter.simulator.tls.CertificateAuthority;
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

/** {@code com.dingtalk.open:app-stream-client}, given a proxy and a trust store only. */
@Timeout(120)
class StreamSdkTests {

	private final VendorBed bed = new VendorBed();

	private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

	private volatile EventAckStatus status = EventAckStatus.SUCCESS;

	private OpenDingTalkClient client;

	@BeforeEach
	void connect(@TempDir Path directory) throws Exception {
		VendorBed.AUTHORITY.write(directory);
		Map.of("https.proxyHost", "127.0.0.1", "https.proxyPort",
				String.valueOf(this.bed.simulator.baseUri().getPort()), "javax.net.ssl.trustStore",
				directory.resolve("truststore.p12").toString(), "javax.net.ssl.trustStorePassword",
				CertificateAuthority.PASSWORD)
			.forEach(System::setProperty);
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
		this.client = builder.build();
		this.client.start();
		this.bed.app.stream().awaitConnections(1);
	}

	@AfterEach
	void close() throws Exception {
		this.client.stop();
		List.of("https.proxyHost", "https.proxyPort", "javax.net.ssl.trustStore", "javax.net.ssl.trustStorePassword")
			.forEach(System::clearProperty);
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

}
