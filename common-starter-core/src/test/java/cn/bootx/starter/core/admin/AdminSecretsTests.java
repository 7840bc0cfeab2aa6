package cn.bootx.starter.core.admin;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AdminSecretsTests {

	@Test
	void showsTheBeginningOfLongOnesOnly() {
		assertThat(AdminSecrets.shown("0123456789")).isEqualTo("0123******");
		assertThat(AdminSecrets.shown("01234567")).isEqualTo("******");
	}

	@Test
	void keepsTheStoredOneWhereAFormSendsBackWhatItWasShown() {
		assertThat(AdminSecrets.sent(null, "0123456789")).isEqualTo("0123456789");
		assertThat(AdminSecrets.sent(" ", "0123456789")).isEqualTo("0123456789");
		assertThat(AdminSecrets.sent("0123******", "0123456789")).isEqualTo("0123456789");
		assertThat(AdminSecrets.sent("******", "0123456789")).isEqualTo("0123456789");
		assertThat(AdminSecrets.sent("new", "0123456789")).isEqualTo("new");
	}

	@Test
	void aMaskIsNoSecret() {
		assertThat(AdminSecrets.sent("******", null)).isNull();
		assertThat(AdminSecrets.sent(null, null)).isNull();
	}

}
