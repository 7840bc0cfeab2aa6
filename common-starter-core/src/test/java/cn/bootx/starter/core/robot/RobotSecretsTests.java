package cn.bootx.starter.core.robot;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RobotSecretsTests {

	@Test
	void showsTheBeginningOfLongOnesOnly() {
		assertThat(RobotConfigController.shown("0123456789")).isEqualTo("0123******");
		assertThat(RobotConfigController.shown("01234567")).isEqualTo("******");
	}

	@Test
	void keepsTheStoredOneWhereAFormSendsBackWhatItWasShown() {
		assertThat(RobotConfigController.sent(null, "0123456789")).isEqualTo("0123456789");
		assertThat(RobotConfigController.sent(" ", "0123456789")).isEqualTo("0123456789");
		assertThat(RobotConfigController.sent("0123******", "0123456789")).isEqualTo("0123456789");
		assertThat(RobotConfigController.sent("******", "0123456789")).isEqualTo("0123456789");
		assertThat(RobotConfigController.sent("new", "0123456789")).isEqualTo("new");
	}

	@Test
	void aMaskIsNoSecret() {
		assertThat(RobotConfigController.sent("******", null)).isNull();
		assertThat(RobotConfigController.sent(null, null)).isNull();
	}

}
