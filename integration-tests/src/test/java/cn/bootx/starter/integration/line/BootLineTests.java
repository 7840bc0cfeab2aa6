package cn.bootx.starter.integration.line;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootVersion;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The build tests the line that it says.
 */
class BootLineTests {

	@Test
	void theClassPathHoldsTheLineUnderTest() {
		assertThat(SpringBootVersion.getVersion()).isEqualTo(System.getProperty("boot.line"));
	}

}
