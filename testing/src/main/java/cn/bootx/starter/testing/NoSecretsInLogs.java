package cn.bootx.starter.testing;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lets every test of a module that has this jar on its test class path fail if a secret
 * is logged meanwhile, on any level and by whichever thread.
 */
public final class NoSecretsInLogs implements BeforeEachCallback, AfterEachCallback {

	@Override
	public void beforeEach(ExtensionContext context) {
		SecretsInLogs.takeLines();
	}

	@Override
	public void afterEach(ExtensionContext context) {
		assertThat(SecretsInLogs.take()).as("lines of the log with a secret").isEmpty();
	}

}
