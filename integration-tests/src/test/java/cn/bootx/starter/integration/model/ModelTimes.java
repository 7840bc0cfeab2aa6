package cn.bootx.starter.integration.model;

import java.time.Duration;

import cn.bootx.starter.core.callback.CallbackPipeline;

/**
 * WeChat's times, all of them shorter by the same factor.
 */
final class ModelTimes {

	static final double FASTER = Double.parseDouble(System.getProperty("model.faster", "3"));

	/** After that the platform closes an attempt and makes the next one. */
	static final Duration ATTEMPT = of(Duration.ofSeconds(5));

	static final int ATTEMPTS = 3;

	static final Duration CLAIM = of(Duration.ofSeconds(6));

	static final CallbackPipeline.Deadline DEADLINE = new CallbackPipeline.Deadline(of(Duration.ofMillis(4_500)),
			of(Duration.ofSeconds(6)), ATTEMPTS);

	static final int THREADS = 32;

	private ModelTimes() {
	}

	static Duration of(Duration real) {
		return Duration.ofNanos((long) (real.toNanos() / FASTER));
	}

}
