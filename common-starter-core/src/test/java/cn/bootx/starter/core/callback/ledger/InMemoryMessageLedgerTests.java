package cn.bootx.starter.core.callback.ledger;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InMemoryMessageLedgerTests extends MessageLedgerContractTests {

	private static final Duration WINDOW = Duration.ofMinutes(11);

	private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);

	private final InMemoryMessageLedger ledger = new InMemoryMessageLedger(WINDOW, 1_000, this.nanos::get);

	@Override
	MessageLedger ledger() {
		return this.ledger;
	}

	@Test
	void aClaimHoldsAsLongAsTheProcessWorksOnIt() {
		this.ledger.claim("m");
		pass(Duration.ofHours(5));
		assertThat(this.ledger.claim("m").state()).isEqualTo(MessageLedger.Claim.State.IN_PROGRESS);
	}

	@Test
	void anAnsweredMessageIsKnownForTheWholeTimeOfAReplay() {
		this.ledger.complete(this.ledger.claim("m"), REPLY);
		for (int minute = 0; minute < 11; minute++) {
			assertThat(this.ledger.claim("m").state()).isEqualTo(MessageLedger.Claim.State.DONE);
			this.ledger.complete(this.ledger.claim("minute " + minute), REPLY);
			pass(Duration.ofSeconds(59));
		}
		assertThat(this.ledger.claim("m").state()).isEqualTo(MessageLedger.Claim.State.DONE);
		assertThat(this.ledger.memory().keptFor()).isEqualTo(WINDOW);
		pass(Duration.ofMinutes(3));
		assertThat(this.ledger.claim("m").state()).isEqualTo(MessageLedger.Claim.State.CLAIMED);
	}

	@Test
	void saysWhenTheBoundShortensThatTime() {
		for (int i = 0; i < 5_000; i++) {
			this.ledger.complete(this.ledger.claim("m" + i), REPLY);
			pass(Duration.ofMillis(100));
		}
		assertThat(this.ledger.memory().identities()).isBetween(800, 1_000);
		assertThat(this.ledger.memory().forgottenEarly()).isBetween(4_000L, 4_200L);
		assertThat(this.ledger.memory().keptFor()).isBetween(Duration.ofSeconds(70), Duration.ofSeconds(100));
		assertThat(this.ledger.claim("m4999").state()).isEqualTo(MessageLedger.Claim.State.DONE);
		assertThat(this.ledger.claim("m1").state()).isEqualTo(MessageLedger.Claim.State.CLAIMED);
	}

	@Test
	void aFloodOfAttemptsWithoutAThreadIsBounded() {
		for (int i = 0; i < 20_000; i++) {
			this.ledger.arrive("m" + i, 3);
		}
		assertThat(this.ledger.arrive("m19999", 3).attempt()).isEqualTo(2);
		assertThat(this.ledger.arrive("m0", 3).attempt()).isEqualTo(1);
	}

	private void pass(Duration time) {
		this.nanos.addAndGet(time.toNanos());
	}

}
