package cn.bootx.starter.simulator.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says how to start with the real platforms, or with the simulator nevertheless.
 */
final class SimulatorInProductionFailureAnalyzer extends AbstractFailureAnalyzer<SimulatorInProductionException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, SimulatorInProductionException cause) {
		return new FailureAnalysis(cause.getMessage(),
				"Remove bootx.starter.third.simulator.enabled here, or use made-up credentials with it. If the simulator "
						+ "is wanted in spite of it, set bootx.starter.third.simulator.allow-in-production=true. "
						+ "(请去掉 simulator.enabled,或改用编造的账号；确实需要时设置 simulator.allow-in-production=true)",
				cause);
	}

}
