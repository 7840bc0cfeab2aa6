package cn.bootx.starter.integration.simulated;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.wechat.Fan;
import cn.bootx.starter.test.SimulatedPlatforms;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

/**
 * The extension without Spring, and the tests that it fails.
 */
class PlainJUnitTests {

	private static final List<PlatformSimulator> STARTED = new ArrayList<>();

	@Test
	void oneSimulatorServesAClassAndIsClosedAfterIt() {
		STARTED.clear();
		assertThat(failures(Outer.class)).isEmpty();
		assertThat(STARTED).hasSize(3);
		assertThat(STARTED).allMatch((simulator) -> simulator == STARTED.get(0));
		URI address = STARTED.get(0).baseUri();
		assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> get(address));
	}

	@Test
	void aFaultThatNoCallMetFailsTheTestAndNamesTheCalls() {
		assertThat(failures(UnusedFault.class)).singleElement()
			.asString()
			.contains("2 × /cgi-bin/token", "GET /cgi-bin/menu/get");
	}

	@Test
	void aReplyThatDidNotComeSaysWhatCameInstead() {
		assertThat(failures(NoReply.class)).singleElement()
			.asString()
			.contains("«expected»", "The account has no server address");
		assertThat(failures(NoMessage.class)).singleElement()
			.asString()
			.contains("«expected»", "text «something else»");
	}

	@Test
	void withoutAWebServerAPushSaysWhatToWrite() {
		assertThat(failures(NoWeb.class)).singleElement().asString().contains("webEnvironment");
	}

	private static List<Throwable> failures(Class<?> fixture) {
		EngineExecutionResults results = EngineTestKit.engine("junit-jupiter")
			.selectors(selectClass(fixture))
			.execute();
		return results.testEvents()
			.failed()
			.map((Event event) -> event.getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class)
				.getThrowable()
				.orElseThrow())
			.toList();
	}

	private static String get(URI address) throws IOException, InterruptedException {
		return HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
	}

	@SimulatedPlatforms
	static class Outer {

		@Test
		void aTokenIsGivenToTheReadyAccount(PlatformSimulator simulator) throws Exception {
			STARTED.add(simulator);
			assertThat(get(URI.create(simulator.baseUrl() + "/cgi-bin/token?grant_type=client_credential"
					+ "&appid=wx5151515151515151&secret=51515151515151515151515151515151")))
				.contains("access_token");
		}

		@Nested
		class Inner {

			@Test
			void one(PlatformSimulator simulator) {
				STARTED.add(simulator);
			}

			@Test
			void another(PlatformSimulator simulator) {
				STARTED.add(simulator);
			}

		}

	}

	@SimulatedPlatforms
	static class UnusedFault {

		@Test
		void breaksWhatIsNotCalled(PlatformSimulator simulator) throws Exception {
			simulator.faults().next("/cgi-bin/token", 2, SimulatorResponse.empty(500));
			get(URI.create(simulator.baseUrl() + "/cgi-bin/menu/get"));
		}

	}

	@SimulatedPlatforms
	static class NoReply {

		@Test
		void expectsOne(Fan fan) {
			fan.sends("hi").expectsReply("expected");
		}

	}

	@SimulatedPlatforms
	static class NoMessage {

		@Test
		void expectsOne(Fan fan) {
			fan.receives("text", "something else", null, Json.object());
			fan.expects("expected");
		}

	}

	@SimulatedPlatforms
	@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE, classes = SimulatedHost.class,
			properties = { SimulatedPlatformsContract.STORES, SimulatedPlatformsContract.RECORDS })
	static class NoWeb {

		@Test
		void expectsAReply(Fan fan) {
			fan.sends("hi").expectsReply("expected");
		}

	}

}
