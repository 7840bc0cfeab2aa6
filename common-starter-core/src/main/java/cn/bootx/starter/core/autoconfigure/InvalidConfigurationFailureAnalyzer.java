package cn.bootx.starter.core.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

import cn.bootx.starter.core.config.InvalidConfigurationException;

/** Prints which property keeps the application from starting and what to write. */
final class InvalidConfigurationFailureAnalyzer extends AbstractFailureAnalyzer<InvalidConfigurationException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidConfigurationException cause) {
		return new FailureAnalysis("Property '" + cause.property() + "' cannot work: " + cause.problem() + ".",
				cause.remedy(), cause);
	}

}
