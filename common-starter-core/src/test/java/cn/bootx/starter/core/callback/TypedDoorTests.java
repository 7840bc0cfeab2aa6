package cn.bootx.starter.core.callback;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.store.InMemoryExpiringStore;

import static cn.bootx.starter.core.callback.PipelineFixture.answer;
import static cn.bootx.starter.core.callback.PipelineFixture.push;
import static org.assertj.core.api.Assertions.assertThat;

class TypedDoorTests {

	private final PipelineFixture fixture = new PipelineFixture(new InMemoryExpiringStore(Clock.systemUTC()));

	private final AtomicInteger calls = new AtomicInteger();

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void handsAnOpenMessageToTheHandlersAndSealsTheReply() throws Exception {
		CallbackPipeline<String> node = this.fixture.node((message) -> message + " handled");
		assertThat(answer(open(node, "m1")).bodyText()).isEqualTo("m1 handled");
	}

	@Test
	void doesNotParseAnOpenMessageAgain() throws Exception {
		// The protocol would refuse to open this one.
		CallbackPipeline<String> node = this.fixture.node((message) -> message + " handled");
		assertThat(answer(open(node, "malformed")).bodyText()).isEqualTo("malformed handled");
	}

	@Test
	void answersAMessageThatCameOverHttpBeforeWithTheFirstReply() throws Exception {
		CallbackPipeline<String> node = this.fixture.node((message) -> "reply " + this.calls.incrementAndGet());
		assertThat(answer(push(node, "m1")).bodyText()).isEqualTo("reply 1");
		assertThat(answer(open(node, "m1")).bodyText()).isEqualTo("reply 1");
		assertThat(this.calls).hasValue(1);
	}

	@Test
	void runsTheHandlersOnTheCallersThreadWhereItMayBlock() {
		Thread caller = Thread.currentThread();
		CallbackPipeline<String> node = this.fixture
			.node((message) -> String.valueOf(Thread.currentThread() == caller));
		CompletionStage<CallbackResponse> answer = node.handle(opened("m1"), true);
		assertThat(answer.toCompletableFuture()).isCompletedWithValueMatching((it) -> it.bodyText().equals("true"));
	}

	@Test
	void asksForTheMessageAgainWhereAHandlerFails() throws Exception {
		CallbackPipeline<String> node = this.fixture.node((message) -> {
			if (this.calls.incrementAndGet() == 1) {
				throw new IllegalStateException("as asked");
			}
			return "reply";
		});
		assertThat(answer(open(node, "m1")).status()).isEqualTo(503);
		assertThat(answer(open(node, "m1")).bodyText()).isEqualTo("reply");
	}

	@Test
	void thePathsAccountIsAFieldOfTheRequestAndNotAParameter() {
		CallbackRequest request = PlainProtocol.push("m1").to("shop");
		assertThat(request.account()).isEqualTo("shop");
		assertThat(request.query()).isEmpty();
	}

	private static CompletableFuture<CallbackResponse> open(CallbackPipeline<String> node, String message) {
		return node.handle(opened(message), false).toCompletableFuture();
	}

	private static OpenedCallback<String> opened(String message) {
		return new OpenedCallback<>(message, "test:account:" + message);
	}

}
