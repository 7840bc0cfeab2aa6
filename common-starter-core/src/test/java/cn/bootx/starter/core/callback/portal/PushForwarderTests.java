package cn.bootx.starter.core.callback.portal;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.observe.ThirdObserver;
import cn.bootx.starter.testing.MutableClock;
import cn.bootx.starter.testing.RecordedOutcomes;
import cn.bootx.starter.testing.StubTarget;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class PushForwarderTests {

	private static final Duration SHORT = Duration.ofMillis(10);

	private final MutableClock clock = new MutableClock("2026-11-21T10:00:00Z");

	private final StubTarget stub = new StubTarget();

	private final StubTarget other = new StubTarget();

	private final CountDownLatch gate = new CountDownLatch(1);

	private final RecordedOutcomes outcomes = new RecordedOutcomes();

	private final List<PushForwarder> forwarders = new ArrayList<>();

	private Duration freshFor = Duration.ofMinutes(5);

	private Duration closeWithin = Duration.ofSeconds(5);

	@AfterEach
	void close() {
		this.gate.countDown();
		this.forwarders.forEach(PushForwarder::stop);
		this.stub.close();
		this.other.close();
	}

	@Test
	void sendsThePushAsItArrived() {
		push(open(target(this.stub.url() + "/portal?key=k")), "hi");
		StubTarget.Arrival arrival = this.stub.await(1);
		assertThat(arrival.uri()).isEqualTo("/portal?key=k&b=%2fx&a='1'&openid=");
		assertThat(arrival.body()).isEqualTo("hi \uD83D\uDE00".getBytes(StandardCharsets.UTF_8));
		assertThat(arrival.contentType()).isEqualTo("text/xml; charset=utf-8");
		this.outcomes.await("delivered", 1);
		assertThat(this.outcomes.tags()).containsExactly("portal wechat/default target " + authority(this.stub));
	}

	@Test
	void triesThreeTimesWhereTheTargetFails() {
		this.stub.answering(503, 500);
		push(open(target(this.stub.url())), "hi");
		this.stub.await(3);
		this.outcomes.await("delivered", 1);
	}

	@Test
	void givesUpAfterThreeTimes(CapturedOutput output) {
		this.stub.answering(503, 500, 502);
		push(open(target(this.stub.url() + "/?key=secret")), "hi");
		this.outcomes.await("failed", 1);
		assertThat(this.stub.arrivals()).hasSize(3);
		assertThat(output).contains("1 push(es) could not be delivered to forward (" + authority(this.stub) + ")")
			.contains("status 502")
			.doesNotContain("secret");
	}

	@Test
	void doesNotRepeatWhatTheTargetRefuses() {
		this.stub.answering(403);
		push(open(target(this.stub.url())), "hi");
		this.outcomes.await("failed", 1);
		assertThat(this.stub.arrivals()).hasSize(1);
	}

	@Test
	void followsNoRedirect() {
		this.stub.answering(307);
		push(open(target(this.stub.url())), "hi");
		this.outcomes.await("failed", 1);
		assertThat(this.stub.arrivals()).hasSize(1);
	}

	@Test
	void theTimeoutIsThatOfEachAttempt() {
		this.stub.behind(this.gate);
		push(open(new PushForwarder.Target("forward", URI.create(this.stub.url()), Set.of(), Set.of(),
				Duration.ofMillis(100), 10, 1)), "hi");
		this.outcomes.await("failed", 1);
		assertThat(this.stub.arrivals()).hasSize(3);
	}

	@Test
	void aSlowTargetDoesNotHoldUpAnother() {
		this.stub.behind(this.gate);
		PushForwarder forwarder = open(target(this.stub.url()), target(this.other.url()));
		for (int i = 0; i < 50; i++) {
			push(forwarder, "push " + i);
		}
		this.other.await(50);
		assertThat(this.stub.arrivals()).hasSizeLessThanOrEqualTo(TargetSender.PARALLEL);
	}

	@Test
	void aDeadTargetDoesNotHoldUpAnother() {
		this.stub.close();
		PushForwarder forwarder = open(target(this.stub.url()), target(this.other.url()));
		push(forwarder, "hi");
		this.other.await(1);
		this.outcomes.await("failed", 1);
		this.outcomes.await("delivered", 1);
	}

	@Test
	void dropsWhatFindsNoPlaceAndWarnsOnceAMinute(CapturedOutput output) {
		this.stub.behind(this.gate);
		PushForwarder forwarder = open(new PushForwarder.Target("forward", URI.create(this.stub.url()), Set.of(),
				Set.of(), Duration.ofSeconds(20), 2, 1));
		for (int i = 0; i < TargetSender.PARALLEL + 2 + 5; i++) {
			push(forwarder, "push " + i);
		}
		assertThat(this.outcomes.count("dropped")).isEqualTo(5);
		assertThat(output.toString().split("were dropped", -1)).hasSize(2);
		this.clock.advance(Duration.ofMinutes(1));
		push(forwarder, "one more");
		assertThat(output).contains("5 push(es) were dropped instead of sent on to forward")
			.contains("raise forward.queue");
		this.gate.countDown();
		this.outcomes.await("delivered", TargetSender.PARALLEL + 2);
	}

	@Test
	void doesNotSendWhatIsTooOldForTheTarget() {
		this.freshFor = Duration.ZERO;
		push(open(target(this.stub.url())), "hi");
		this.outcomes.await("expired", 1);
		assertThat(this.stub.arrivals()).isEmpty();
	}

	@Test
	void deliversWhatWaitsWhenTheApplicationStops() {
		this.stub.behind(this.gate);
		PushForwarder forwarder = open(target(this.stub.url()));
		for (int i = 0; i < 20; i++) {
			push(forwarder, "push " + i);
		}
		this.stub.await(TargetSender.PARALLEL);
		this.gate.countDown();
		forwarder.stop();
		assertThat(this.outcomes.count("delivered")).isEqualTo(20);
	}

	@Test
	void tellsWhatIsLostWhenTheApplicationStops(CapturedOutput output) {
		this.closeWithin = Duration.ofMillis(100);
		this.stub.behind(this.gate);
		PushForwarder forwarder = open(target(this.stub.url()));
		for (int i = 0; i < 20; i++) {
			push(forwarder, "push " + i);
		}
		this.stub.await(TargetSender.PARALLEL);
		forwarder.stop();
		assertThat(this.outcomes.count("lost")).isEqualTo(20);
		assertThat(output).contains("20 push(es) to forward (" + authority(this.stub) + ") are lost");
	}

	@Test
	void takesNothingBeforeItIsOpenAndAfterItIsClosed() {
		PushForwarder forwarder = forwarder(target(this.stub.url()));
		push(forwarder, "early");
		forwarder.start();
		push(forwarder, "in time");
		this.outcomes.await("delivered", 1);
		forwarder.stop();
		push(forwarder, "late");
		forwarder.start();
		push(forwarder, "again");
		this.outcomes.await("delivered", 2);
		assertThat(this.stub.arrivals()).extracting((arrival) -> new String(arrival.body(), StandardCharsets.UTF_8))
			.containsExactly("in time \uD83D\uDE00", "again \uD83D\uDE00");
	}

	@Test
	void doesNotSendOnWhatWasSentOnToIt() {
		push(open(target(this.stub.url())), "hi", "anotherMark");
		assertThat(this.outcomes.count("looped")).isEqualTo(1);
		assertThat(this.stub.arrivals()).isEmpty();
	}

	@Test
	void aChainEndsAtTheLimitOfHops() {
		PushForwarder forwarder = open(new PushForwarder.Target("forward", URI.create(this.stub.url()), Set.of(),
				Set.of(), Duration.ofSeconds(5), 10, 3));
		push(forwarder, "hi", "first,second");
		assertThat(this.stub.await(1).hops()).matches("first,second,[0-9a-f]{16}");
		push(forwarder, "hi", "first,second,third");
		assertThat(this.outcomes.count("looped")).isEqualTo(1);
	}

	@Test
	void doesNotSendOnWhatItHasSentOnBefore() {
		PushForwarder forwarder = open(new PushForwarder.Target("forward", URI.create(this.stub.url()), Set.of(),
				Set.of(), Duration.ofSeconds(5), 10, 9));
		push(forwarder, "hi");
		push(forwarder, "hi", this.stub.await(1).hops() + ", another");
		assertThat(this.outcomes.count("looped")).isEqualTo(1);
		assertThat(this.stub.arrivals()).hasSize(1);
	}

	private void push(PushForwarder forwarder, String body) {
		push(forwarder, body, null);
	}

	private void push(PushForwarder forwarder, String body, String hops) {
		Map<String, String> headers = (hops != null)
				? Map.of("content-type", "text/xml; charset=utf-8", "x-bootx-forwarded", hops)
				: Map.of("content-type", "text/xml; charset=utf-8");
		forwarder.forward("wechat", "default", "text", null, new CallbackRequest("POST", Map.of(),
				"b=%2fx&a='1'&openid=", headers, (body + " \uD83D\uDE00").getBytes(StandardCharsets.UTF_8)));
	}

	private PushForwarder open(PushForwarder.Target... targets) {
		PushForwarder forwarder = forwarder(targets);
		forwarder.start();
		return forwarder;
	}

	private PushForwarder forwarder(PushForwarder.Target... targets) {
		PushForwarder forwarder = new PushForwarder(List.of(targets),
				new PushForwarder.Timing(List.of(SHORT, SHORT), this.freshFor, this.closeWithin), this.clock,
				new ThirdObserver(this.outcomes.registry()));
		this.forwarders.add(forwarder);
		return forwarder;
	}

	private static PushForwarder.Target target(String url) {
		return new PushForwarder.Target("forward", URI.create(url), Set.of(), Set.of(), Duration.ofSeconds(20), 100, 1);
	}

	private static String authority(StubTarget stub) {
		return URI.create(stub.url()).getAuthority();
	}

}
