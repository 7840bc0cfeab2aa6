package cn.bootx.starter.core.callback.ledger;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.testing.BrokenStore;
import cn.bootx.starter.testing.MutableClock;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class StoreMessageLedgerTests extends MessageLedgerContractTests {

	private static final Duration WINDOW = Duration.ofMinutes(11);

	private static final Duration CLAIMS = Duration.ofSeconds(6);

	private final MutableClock clock = new MutableClock("2026-11-21T10:00:00Z");

	private final BrokenStore store = new BrokenStore(new InMemoryExpiringStore(this.clock));

	private final StoreMessageLedger ledger = new StoreMessageLedger(this.store, WINDOW, CLAIMS);

	private final StoreMessageLedger otherNode = new StoreMessageLedger(this.store, WINDOW, CLAIMS);

	@Override
	MessageLedger ledger() {
		return this.ledger;
	}

	@Test
	void theReplyIsKeptAsLongAsThePlatformAsksAndTheIdentityAsLongAsAPushCanBeReplayed() {
		this.ledger.complete(this.ledger.claim("m"), REPLY);
		this.clock.advance(Duration.ofSeconds(19));
		assertThat(this.otherNode.claim("m").answer()).isNotNull()
			.extracting(CallbackResponse::bodyText, CallbackResponse::contentType)
			.containsExactly("<reply/>", REPLY.contentType());
		this.clock.advance(Duration.ofSeconds(2));
		assertThat(this.otherNode.claim("m")).extracting(MessageLedger.Claim::state, MessageLedger.Claim::answer)
			.containsExactly(MessageLedger.Claim.State.DONE, null);
		this.clock.advance(Duration.ofMinutes(10));
		assertThat(this.otherNode.claim("m").state()).isEqualTo(MessageLedger.Claim.State.DONE);
	}

	@Test
	void aReplyIsKeptAtLeastAsLongAsAClaim() {
		StoreMessageLedger patient = new StoreMessageLedger(this.store, WINDOW, Duration.ofMinutes(2));
		patient.complete(patient.claim("m"), REPLY);
		this.clock.advance(Duration.ofSeconds(119));
		assertThat(patient.claim("m").answer()).isNotNull();
	}

	@Test
	void whatStaysOfAMessageIsShort() {
		String identity = "wechat:wx0123456789abcdef:oAbCdEfGhIjKlMnOpQrStUvWxYz0:24123456789012345:" + "x".repeat(150);
		this.ledger.complete(this.ledger.claim(identity), REPLY);
		String key = StoreMessageLedger.key(identity);
		assertThat(("bootx:third:" + key + this.store.get(key).orElseThrow()).length()).isLessThanOrEqualTo(50);
	}

	@Test
	void aStoreThatWasEmptiedGetsTheClaimAgain(CapturedOutput output) {
		MessageLedger.Claim claim = this.ledger.claim("m");
		empty();
		this.ledger.prolong(claim);
		this.ledger.prolong(claim);
		assertThat(this.otherNode.claim("m").state()).isEqualTo(MessageLedger.Claim.State.IN_PROGRESS);
		empty();
		this.ledger.prolong(claim);
		this.ledger.complete(claim, REPLY);
		assertThat(this.otherNode.claim("m").answer()).isNotNull();
		assertThat(output).containsOnlyOnce("has lost the claim of message m");
	}

	@Test
	void aClaimIsTakenBackFromAnAttemptThatOnlyWaits() {
		MessageLedger.Claim claim = this.ledger.claim("m");
		empty();
		this.otherNode.arrive("m", 3);
		this.ledger.prolong(claim);
		assertThat(this.otherNode.look("m", 1).state()).isEqualTo(MessageLedger.Claim.State.IN_PROGRESS);
	}

	@Test
	void anAnswerIsKeptAlsoWhereTheStoreWasEmptiedMeanwhile() {
		MessageLedger.Claim claim = this.ledger.claim("m");
		empty();
		this.ledger.complete(claim, REPLY);
		assertThat(this.otherNode.claim("m")).extracting(MessageLedger.Claim::state)
			.isEqualTo(MessageLedger.Claim.State.DONE);
		assertThat(this.otherNode.claim("m").answer()).isNotNull();
	}

	@Test
	void saysThatTwoNodesHaveHandledAMessage(CapturedOutput output) {
		MessageLedger.Claim claim = this.ledger.claim("m");
		this.clock.advance(Duration.ofSeconds(7));
		assertThat(this.otherNode.claim("m").state()).isEqualTo(MessageLedger.Claim.State.CLAIMED);
		this.ledger.complete(claim, REPLY);
		assertThat(output).contains("m was handled by two nodes", "claim-ttl");
	}

	private void empty() {
		this.store.replace(new InMemoryExpiringStore(this.clock));
	}

}
