package cn.bootx.starter.simulator.crypto;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class Sha1SignatureTests {

	@Test
	void signsThreeValuesInAnyOrder() {
		assertThat(Sha1Signature.of("simtoken", "1700000000", "1234567890"))
			.isEqualTo(Sha1Signature.of("1234567890", "simtoken", "1700000000"))
			.isEqualTo("90c83129c067dc078542dc2894a3a0f6de4f7bf0");
	}

	@Test
	void signsFourValues() {
		String echo = "Q3stYC6hdFzMh9T8HCvyDH0IHJENRtL8kKsqSYgg4gCtlX5yP5pNso97AGzWIFcXlDDMpif5ECs2JlQ7d14pRw==";
		assertThat(Sha1Signature.of("simtoken", "1700000000", "1234567890", echo))
			.isEqualTo("ba439187c9df43a9946c3f26e38fc1c3fb115bf7");
	}

	@Test
	void matchesOnlyTheRightSignature() {
		assertThat(Sha1Signature.matches("90c83129c067dc078542dc2894a3a0f6de4f7bf0", "simtoken", "1700000000",
				"1234567890"))
			.isTrue();
		assertThat(Sha1Signature.matches("90c83129c067dc078542dc2894a3a0f6de4f7bf1", "simtoken", "1700000000",
				"1234567890"))
			.isFalse();
		assertThat(Sha1Signature.matches(null, "simtoken")).isFalse();
	}

}
