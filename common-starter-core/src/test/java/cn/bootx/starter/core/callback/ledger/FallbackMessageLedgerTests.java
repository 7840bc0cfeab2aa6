package cn.bootx.starter.core.callback.ledger;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.testing.BrokenStore;
import cn.bootx.starter.testing.MutableClock;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class FallbackMessageLedgerTests {

	private static final Duration ANSWERS = Duration.ofMinutes(11);

	private static final Duration CLAIMS = Duration.ofSeconds(6);

	private static final CallbackResponse REPLY = CallbackResponse.xml("<reply/>");

	private final MutableClock clock = new MutableClock("2026-11-21T10:00:00Z");

	private final BrokenStore store = new BrokenStore(new InMemoryExpiringStore(this.clock));

	private final AtomicLong nanos = new AtomicLong();

	private final MessageLedger ledger = new FallbackMessageLedger(new StoreMessageLedger(this.store, ANSWERS, CLAIMS),
			new InMemoryMessageLedger(ANSWERS), new StoreFallback(new StoreFallback.OnceAMinute(this.nanos::get)));

	@Test
	void usesTheSharedLedgerWhileItIsThere() {
		this.ledger.complete(this.ledger.claim("m1"), REPLY);
		assertThat(this.store.get(StoreMessageLedger.key("m1"))).contains("D");
		assertThat(this.ledger.claim("m1").state()).isEqualTo(MessageLedger.Claim.State.DONE);
	}

	@Test
	void claimsHereWhileTheStoreIsDown() {
		this.store.down();
		MessageLedger.Claim claim = this.ledger.claim("m1");
		assertThat(claim.state()).isEqualTo(MessageLedger.Claim.State.CLAIMED);
		assertThat(this.ledger.claim("m1").state()).isEqualTo(MessageLedger.Claim.State.IN_PROGRESS);
		assertThat(this.ledger.complete(claim, REPLY)).isFalse();
		assertThat(this.ledger.claim("m1").state()).isEqualTo(MessageLedger.Claim.State.DONE);
	}

	@Test
	void whatWasHandledHereIsNotHandledAgainWhenTheStoreIsBack() {
		this.store.down();
		this.ledger.complete(this.ledger.claim("m1"), REPLY);
		this.store.up();
		assertThat(this.ledger.claim("m1").state()).isEqualTo(MessageLedger.Claim.State.DONE);
	}

	@Test
	void aClaimOfBeforeIsCompletedHereWhenTheStoreDies() {
		MessageLedger.Claim claim = this.ledger.claim("m1");
		this.store.down();
		this.ledger.complete(claim, REPLY);
		assertThat(this.ledger.claim("m1").state()).isEqualTo(MessageLedger.Claim.State.DONE);
		this.store.up();
		assertThat(this.ledger.claim("m1").state()).isEqualTo(MessageLedger.Claim.State.DONE);
	}

	@Test
	void doesNotTakeOverWhatAnotherNodeMayBeDoing() {
		this.ledger.claim("m1");
		this.store.down();
		assertThat(this.ledger.look("m1", 2).state()).isEqualTo(MessageLedger.Claim.State.IN_PROGRESS);
	}

	@Test
	void aFailureHereIsHandledAgain() {
		this.store.down();
		this.ledger.release(this.ledger.claim("m1"));
		assertThat(this.ledger.claim("m1").state()).isEqualTo(MessageLedger.Claim.State.CLAIMED);
	}

	@Test
	void saysSoOnceAMinute(CapturedOutput output) {
		this.store.down();
		for (int i = 0; i < 100; i++) {
			this.ledger.claim("m" + i);
		}
		assertThat(output).containsOnlyOnce("callbacks go on");
		this.nanos.addAndGet(Duration.ofMinutes(1).toNanos());
		this.ledger.claim("another");
		assertThat(output.toString().split("callbacks go on", -1)).hasSize(3);
	}

	@Test
	void claimsOfAProcessAreUnique() {
		assertThat(this.ledger.claim("a").ticket()).isNotEqualTo(this.ledger.claim("b").ticket());
	}

}
