package cn.bootx.starter.core.token;

import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.client.Platform;

import static org.assertj.core.api.Assertions.assertThat;

class TokenNameTests {

	private static final TokenName NAME = TokenName.access(Platform.WECOM, "ww1-default");

	@Test
	void isKeptUnderItsAccountWhereNoSecretOwnsIt() {
		assertThat(NAME.key()).isEqualTo("token:wecom:ww1-default:access");
		assertThat(NAME.lockKey()).isEqualTo("token:wecom:ww1-default:access:lock");
	}

	/** The form in the store stays: applications of several versions share it. */
	@Test
	void isKeptUnderTheFingerprintOfTheSecretThatOwnsIt() {
		assertThat(NAME.ofSecret("ww1", "s1").key()).isEqualTo("token:wecom:ww1.381d1b06055a08db:access");
	}

	@Test
	void secretsOwnersAndPlatformsAreDistinguishedAndAccountsAreNot() {
		String key = NAME.ofSecret("ww1", "s1").key();
		assertThat(TokenName.access(Platform.WECOM, "ww1-crm").ofSecret("ww1", "s1").key()).isEqualTo(key);
		assertThat(NAME.ofSecret("ww1", "s2").key()).isNotEqualTo(key);
		assertThat(fingerprint(NAME.ofSecret("ww2", "s1"))).isNotEqualTo(fingerprint(NAME.ofSecret("ww1", "s1")));
		assertThat(fingerprint(TokenName.access(Platform.WECHAT, "ww1").ofSecret("ww1", "s1")))
			.isNotEqualTo(fingerprint(NAME.ofSecret("ww1", "s1")));
	}

	@Test
	void showsTheAccountAndNeitherSecretNorFingerprint() {
		TokenName name = NAME.ofSecret("ww1", "s1");
		assertThat(name).hasToString("wecom access token of ww1-default");
		assertThat(name.account()).isEqualTo("ww1-default");
		assertThat(name.key()).doesNotContain("s1");
	}

	@Test
	void aTicketBelongsToTheSameOwner() {
		TokenName ticket = NAME.ofSecret("ww1", "s1").withKind("agent-ticket");
		assertThat(ticket.key()).isEqualTo("token:wecom:ww1.381d1b06055a08db:agent-ticket");
		assertThat(ticket).hasToString("wecom agent-ticket of ww1-default");
	}

	private static String fingerprint(TokenName name) {
		return name.owner().substring(name.owner().indexOf('.'));
	}

}
