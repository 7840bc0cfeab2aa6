package cn.bootx.starter.wechat.forward;

import org.springframework.context.SmartLifecycle;

/**
 * Opens the forwarding before the web server takes pushes, and closes it after the
 * handlers and the server have ended.
 */
final class WeChatForwardLifecycle implements SmartLifecycle {

	private final WeChatForwarder forwarder;

	private volatile boolean running;

	WeChatForwardLifecycle(WeChatForwarder forwarder) {
		this.forwarder = forwarder;
	}

	@Override
	public void start() {
		this.forwarder.open();
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		this.forwarder.close();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** The web server is at 2048 below the default, the handlers above it. */
	@Override
	public int getPhase() {
		return SmartLifecycle.DEFAULT_PHASE - 4096;
	}

}
