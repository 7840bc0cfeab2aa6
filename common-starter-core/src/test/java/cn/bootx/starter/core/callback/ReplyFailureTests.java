package cn.bootx.starter.core.callback;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;

import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import cn.bootx.starter.core.store.InMemoryExpiringStore;

import static cn.bootx.starter.core.callback.PipelineFixture.answer;
import static cn.bootx.starter.core.callback.PipelineFixture.push;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What fails after a handler has done its work fails the same way the next time, so the
 * handler is not run again.
 */
@ExtendWith(OutputCaptureExtension.class)
class ReplyFailureTests {

	private final PipelineFixture fixture = new PipelineFixture(new InMemoryExpiringStore(Clock.systemUTC()));

	private final AtomicInteger orders = new AtomicInteger();

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void aReplyThatCannotBeWrittenDoesNotRunTheHandlerAgain(CapturedOutput output) throws Exception {
		CallbackPipeline<String> node = this.fixture.node(CallbackDispatcher.of(this::order, (reply) -> {
			throw new IllegalArgumentException("text has 3000 bytes, allowed are 2048");
		}));
		assertAcknowledgedOnce(node);
		assertThat(output).containsOnlyOnce("handled and acknowledged without a reply")
			.contains("Integer", "text has 3000 bytes, allowed are 2048");
	}

	@Test
	void aRefusedReplyNamesTheHandler(CapturedOutput output) throws Exception {
		CallbackPipeline<String> node = this.fixture.node((message) -> {
			order(message);
			throw CallbackDispatcher.UnwritableReplyException.of("Orders.onText",
					new IllegalArgumentException("media id is missing"));
		});
		assertAcknowledgedOnce(node);
		assertThat(output).containsOnlyOnce("handled and acknowledged without a reply")
			.contains("the reply of Orders.onText cannot be sent: media id is missing");
	}

	@Test
	void aReplyThatCannotBeSealedDoesNotRunTheHandlerAgain(CapturedOutput output) throws Exception {
		CallbackPipeline<String> node = this.fixture.node((message) -> "unsealable " + order(message));
		assertAcknowledgedOnce(node);
		assertThat(output).containsOnlyOnce("handled and acknowledged without a reply");
	}

	@Test
	void aFailureOfTheHandlerItselfStillDoes() throws Exception {
		CallbackPipeline<String> node = this.fixture.node(CallbackDispatcher.of((message) -> {
			if (order(message) == 1) {
				throw new IllegalStateException("the database is away");
			}
			return "reply";
		}, (reply) -> reply));
		assertThat(answer(push(node, "m1")).status()).isEqualTo(503);
		assertThat(answer(push(node, "m1")).bodyText()).isEqualTo("reply");
	}

	@Test
	void aHandlerWithoutAReplyNeedsNoWriter() throws Exception {
		CallbackPipeline<String> node = this.fixture.node(CallbackDispatcher.of((message) -> null, (reply) -> {
			throw new IllegalStateException("must not be asked");
		}));
		assertThat(answer(push(node, "m1")).bodyText()).isEqualTo("success");
	}

	@Test
	void everyHandlerKnowsTheIdentityOfItsMessage() throws Exception {
		CallbackPipeline<String> node = this.fixture.node((message) -> MessageIdentity.current());
		assertThat(answer(push(node, "m1")).bodyText()).isEqualTo("test:account:m1");
		assertThat(answer(push(this.fixture.node((message) -> "other"), "m1")).bodyText()).isEqualTo("test:account:m1");
	}

	private void assertAcknowledgedOnce(CallbackPipeline<String> node) throws Exception {
		for (int attempt = 0; attempt < 3; attempt++) {
			assertThat(answer(push(node, "m1"))).extracting(CallbackResponse::status, CallbackResponse::bodyText)
				.containsExactly(200, "success");
		}
		assertThat(this.orders).hasValue(1);
	}

	private int order(String message) {
		return this.orders.incrementAndGet();
	}

}
