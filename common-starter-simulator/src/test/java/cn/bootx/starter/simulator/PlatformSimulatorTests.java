package cn.bootx.starter.simulator;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

import cn.bootx.starter.testing.Await;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.journal.JournalEntry;
import cn.bootx.starter.simulator.wechat.OfficialAccount;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class PlatformSimulatorTests {

	private static final String TOKEN = "/cgi-bin/token?grant_type=client_credential&appid=wx1&secret=s3cretValue";

	@Test
	void startsInLessThanATenthOfASecond() {
		// The best of many: the machine may be busy.
		Await.until(() -> {
			long start = System.nanoTime();
			PlatformSimulator simulator = PlatformSimulator.start();
			long taken = System.nanoTime() - start;
			simulator.close();
			return taken < Duration.ofMillis(100).toNanos();
		});
	}

	@Test
	void listensOnTheLoopbackInterfaceOnly() throws Exception {
		try (PlatformSimulator simulator = PlatformSimulator.start()) {
			int port = simulator.baseUri().getPort();
			for (InetAddress address : otherAddresses()) {
				assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> new Socket(address, port).close());
			}
			assertThat(simulator.baseUrl()).isEqualTo("http://127.0.0.1:" + port);
		}
	}

	@Test
	void opensAgainOnTheSamePortWithTheSameAccounts() {
		PlatformSimulator simulator = PlatformSimulator.start();
		simulator.wechat().register(OfficialAccount.plain("wx1", "s3cretValue", "token"));
		String url = simulator.baseUrl();
		String token = new ApiClient(simulator).get(TOKEN).path("access_token").asText();
		simulator.close();
		simulator.open();
		simulator.open();
		assertThat(simulator.baseUrl()).isEqualTo(url);
		assertThat(new ApiClient(simulator).get("/cgi-bin/getcallbackip?access_token=" + token).has("ip_list"))
			.isTrue();
		simulator.close();
	}

	@Test
	void aTakenPortIsNamedTogetherWithTheRemedy() {
		try (PlatformSimulator first = PlatformSimulator.start()) {
			int port = first.baseUri().getPort();
			assertThatIllegalStateException().isThrownBy(() -> PlatformSimulator.builder().port(port).start())
				.withMessageContaining(String.valueOf(port))
				.withMessageContaining("bootx.starter.third.simulator.port");
		}
	}

	@Test
	void anUnopenedSimulatorWithoutAPortHasNoAddress() {
		assertThatIllegalStateException().isThrownBy(() -> PlatformSimulator.builder().build().baseUrl());
		assertThat(PlatformSimulator.builder().port(9797).build().baseUrl()).isEqualTo("http://127.0.0.1:9797");
	}

	@Test
	void callsAreCountedAndRemembered() {
		try (PlatformSimulator simulator = PlatformSimulator.start()) {
			ApiClient api = new ApiClient(simulator);
			api.post("/cgi-bin/stable_token", "{\"grant_type\":\"x\"}");
			api.get("/_sim/accounts");
			assertThat(simulator.calls().count("/cgi-bin/stable_token")).isEqualTo(1);
			assertThat(simulator.calls().bodies("/cgi-bin/stable_token")).containsExactly("{\"grant_type\":\"x\"}");
			assertThat(simulator.calls().all()).hasSize(1);
			assertThat(simulator.calls().all().get(0).headers()).containsEntry("content-type", "application/json");
			simulator.calls().clear();
			assertThat(simulator.calls().count("/cgi-bin/stable_token")).isZero();
		}
	}

	@Test
	void theJournalHidesSecretsAndTokens() {
		try (PlatformSimulator simulator = PlatformSimulator.start()) {
			simulator.wechat().register(OfficialAccount.plain("wx1", "s3cretValue", "token"));
			String token = new ApiClient(simulator).get(TOKEN).path("access_token").asText();
			new ApiClient(simulator).get("/cgi-bin/user/get?access_token=" + token);
			List<JournalEntry> entries = simulator.journal().entries();
			assertThat(entries).hasSize(2).allSatisfy((entry) -> {
				assertThat(entry.platform()).isEqualTo("wechat");
				assertThat(entry.kind()).isEqualTo("call");
				assertThat(entry.detail()).doesNotContain("s3cretValue").doesNotContain(token);
			});
			assertThat(entries.get(0).detail()).contains("appid=wx1").contains("\"expires_in\":7200");
		}
	}

	@Test
	void faultsComeBeforeThePlatform() {
		try (PlatformSimulator simulator = PlatformSimulator.start()) {
			ApiClient api = new ApiClient(simulator);
			simulator.faults().next("/cgi-bin/token", 2, SimulatorResponse.text("gateway").withStatus(502));
			assertThat(api.exchange(TOKEN).statusCode()).isEqualTo(502);
			assertThat(api.exchange(TOKEN).statusCode()).isEqualTo(502);
			assertThat(api.exchange(TOKEN).statusCode()).isEqualTo(200);
			assertThat(simulator.calls().count("/cgi-bin/token")).as("faults count as calls").isEqualTo(3);
			simulator.faults().delay("/cgi-bin/token", Duration.ofMillis(150));
			long start = System.nanoTime();
			api.exchange(TOKEN);
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
			simulator.faults().next("/cgi-bin/token", 1, SimulatorResponse.empty(500));
			simulator.faults().clear();
			assertThat(api.exchange(TOKEN).statusCode()).isEqualTo(200);
		}
	}

	@Test
	void closingDoesNotWaitForDelayedAnswers() {
		PlatformSimulator simulator = PlatformSimulator.start();
		simulator.faults().delay("/cgi-bin/token", Duration.ofMinutes(1));
		Thread caller = new Thread(() -> {
			try {
				new ApiClient(simulator).exchange(TOKEN);
			}
			catch (RuntimeException ex) {
				Thread.currentThread().interrupt();
			}
		});
		caller.start();
		Await.until(() -> simulator.calls().count("/cgi-bin/token") > 0);
		long start = System.nanoTime();
		simulator.close();
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
	}

	@Test
	void aMalformedQueryIsABadRequest() throws Exception {
		try (PlatformSimulator simulator = PlatformSimulator.start();
				Socket socket = new Socket("127.0.0.1", simulator.baseUri().getPort())) {
			socket.getOutputStream().write("GET /cgi-bin/token?a=%E4%BD&b=%zz HTTP/1.0\r\n\r\n".getBytes());
			assertThat(new String(socket.getInputStream().readNBytes(12))).endsWith("400");
		}
	}

	private static List<InetAddress> otherAddresses() throws Exception {
		return Collections.list(NetworkInterface.getNetworkInterfaces())
			.stream()
			.flatMap((device) -> Collections.list(device.getInetAddresses()).stream())
			.filter((address) -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
			.toList();
	}

}
