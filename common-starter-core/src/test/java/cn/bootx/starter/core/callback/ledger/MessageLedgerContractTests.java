package cn.bootx.starter.core.callback.ledger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every {@link MessageLedger} does.
 */
abstract class MessageLedgerContractTests {

	static final CallbackResponse REPLY = CallbackResponse.xml("<reply/>");

	abstract MessageLedger ledger();

	@Test
	void ofTwoAttemptsOneClaims() {
		assertThat(ledger().claim("m").state()).isEqualTo(MessageLedger.Claim.State.CLAIMED);
		assertThat(ledger().claim("m")).extracting(MessageLedger.Claim::state, MessageLedger.Claim::attempt)
			.containsExactly(MessageLedger.Claim.State.IN_PROGRESS, 2);
		assertThat(ledger().again("m")).isEqualTo(3);
	}

	@Test
	void whatIsAnsweredIsDoneForEveryAttempt() {
		assertThat(ledger().complete(ledger().claim("m"), REPLY)).isFalse();
		assertThat(ledger().claim("m").state()).isEqualTo(MessageLedger.Claim.State.DONE);
		assertThat(ledger().look("m", 2).state()).isEqualTo(MessageLedger.Claim.State.DONE);
		assertThat(ledger().arrive("m", 3).state()).isEqualTo(MessageLedger.Claim.State.DONE);
		assertThat(ledger().markLate("m", 3).state()).isEqualTo(MessageLedger.Claim.State.DONE);
	}

	@Test
	void whatIsAnsweredWithoutAReplyIsDoneToo() {
		ledger().complete(ledger().claim("m"), null);
		assertThat(ledger().claim("m")).extracting(MessageLedger.Claim::state, MessageLedger.Claim::answer)
			.containsExactly(MessageLedger.Claim.State.DONE, null);
	}

	@Test
	void aFailureIsClaimedAgainAndCounted() {
		ledger().release(ledger().claim("m"));
		assertThat(ledger().claim("m"))
			.extracting(MessageLedger.Claim::state, MessageLedger.Claim::attempt, MessageLedger.Claim::afterFailure)
			.containsExactly(MessageLedger.Claim.State.CLAIMED, 2, true);
	}

	@Test
	void aWaitingAttemptIsClaimedByWhoeverLooksAgain() {
		MessageLedger.Claim first = ledger().claim("m");
		assertThat(ledger().look("m", 2).state()).isEqualTo(MessageLedger.Claim.State.IN_PROGRESS);
		ledger().release(first);
		assertThat(ledger().look("m", 2)).extracting(MessageLedger.Claim::state, MessageLedger.Claim::attempt)
			.containsExactly(MessageLedger.Claim.State.CLAIMED, 2);
	}

	@Test
	void attemptsWithoutAThreadAreCountedAndTheLastOneClaims() {
		assertThat(ledger().arrive("m", 3)).extracting(MessageLedger.Claim::state, MessageLedger.Claim::attempt)
			.containsExactly(MessageLedger.Claim.State.WAITING, 1);
		assertThat(ledger().arrive("m", 3)).extracting(MessageLedger.Claim::state, MessageLedger.Claim::attempt)
			.containsExactly(MessageLedger.Claim.State.WAITING, 2);
		assertThat(ledger().arrive("m", 3)).extracting(MessageLedger.Claim::state, MessageLedger.Claim::attempt)
			.containsExactly(MessageLedger.Claim.State.CLAIMED, 3);
		assertThat(ledger().arrive("m", 3).state()).isEqualTo(MessageLedger.Claim.State.IN_PROGRESS);
	}

	@Test
	void theOnlyAttemptOfAPlatformClaimsAtOnce() {
		assertThat(ledger().arrive("m", 1)).extracting(MessageLedger.Claim::state, MessageLedger.Claim::attempt)
			.containsExactly(MessageLedger.Claim.State.CLAIMED, 1);
	}

	@Test
	void aCountedAttemptIsClaimedWhenThereIsAThread() {
		ledger().arrive("m", 3);
		assertThat(ledger().look("m", 1))
			.extracting(MessageLedger.Claim::state, MessageLedger.Claim::attempt, MessageLedger.Claim::afterFailure)
			.containsExactly(MessageLedger.Claim.State.CLAIMED, 1, false);
		assertThat(ledger().claim("m")).extracting(MessageLedger.Claim::state, MessageLedger.Claim::attempt)
			.containsExactly(MessageLedger.Claim.State.IN_PROGRESS, 2);
	}

	@Test
	void anAttemptWithAThreadClaimsWhatOthersWaitFor() {
		ledger().arrive("m", 3);
		assertThat(ledger().claim("m")).extracting(MessageLedger.Claim::state, MessageLedger.Claim::attempt)
			.containsExactly(MessageLedger.Claim.State.CLAIMED, 2);
		assertThat(ledger().look("m", 1).state()).isEqualTo(MessageLedger.Claim.State.IN_PROGRESS);
	}

	@Test
	void aReplyAfterTheLastAttemptWasAcknowledgedIsLate() {
		MessageLedger.Claim claim = ledger().claim("m");
		assertThat(ledger().markLate("m", 3).state()).isEqualTo(MessageLedger.Claim.State.IN_PROGRESS);
		ledger().prolong(claim);
		assertThat(ledger().complete(claim, REPLY)).isTrue();
		assertThat(ledger().claim("m").state()).isEqualTo(MessageLedger.Claim.State.DONE);
	}

	@Test
	void aClaimThatWasGivenBackIsNotProlonged() {
		MessageLedger.Claim claim = ledger().claim("m");
		ledger().release(claim);
		ledger().prolong(claim);
		assertThat(ledger().claim("m").state()).isEqualTo(MessageLedger.Claim.State.CLAIMED);
	}

}
