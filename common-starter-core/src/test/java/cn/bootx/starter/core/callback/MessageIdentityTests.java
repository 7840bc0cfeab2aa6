package cn.bootx.starter.core.callback;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class MessageIdentityTests {

	@Test
	void isKnownWhileAMessageIsHandledAndNoLonger() {
		String outside = MessageIdentity.begin("a");
		String before = MessageIdentity.begin("b");
		assertThat(MessageIdentity.current()).isEqualTo("b");
		MessageIdentity.end(before);
		assertThat(MessageIdentity.current()).isEqualTo("a");
		MessageIdentity.end(outside);
		assertThatIllegalStateException().isThrownBy(MessageIdentity::current)
			.withMessageContaining("handles no message");
	}

}
