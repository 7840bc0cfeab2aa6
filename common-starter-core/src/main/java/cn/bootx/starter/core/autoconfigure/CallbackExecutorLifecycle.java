package cn.bootx.starter.core.autoconfigure;

import java.time.Duration;

import org.springframework.context.SmartLifecycle;

import cn.bootx.starter.core.callback.CallbackExecutor;

/**
 * Lets running handlers finish before the beans that they use are closed, and after the
 * web server has stopped to take requests.
 */
final class CallbackExecutorLifecycle implements SmartLifecycle {

	private final CallbackExecutor executor;

	private final Duration timeout;

	private volatile boolean running;

	CallbackExecutorLifecycle(CallbackExecutor executor, Duration timeout) {
		this.executor = executor;
		this.timeout = timeout;
	}

	@Override
	public void start() {
		this.executor.open();
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		this.executor.close(this.timeout);
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/**
	 * Stops together with the web server's graceful shutdown, whose open requests wait
	 * for the handlers.
	 */
	@Override
	public int getPhase() {
		return SmartLifecycle.DEFAULT_PHASE - 1024;
	}

}
