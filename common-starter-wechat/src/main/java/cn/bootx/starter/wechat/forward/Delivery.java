package cn.bootx.starter.wechat.forward;

import java.io.IOException;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * The way of one push to one target: up to three attempts, as WeChat itself makes, while
 * its signature is fresh. Only an answer that another attempt cannot better, such as 403
 * or a redirect, ends it early.
 */
final class Delivery implements Runnable {

	private final TargetSender sender;

	private final ForwardedPush push;

	Delivery(TargetSender sender, ForwardedPush push) {
		this.sender = sender;
		this.push = push;
	}

	@Override
	public void run() {
		try {
			deliver();
		}
		catch (InterruptedException ex) {
			lose();
			Thread.currentThread().interrupt();
		}
		catch (RuntimeException ex) {
			fail(ex.toString(), ex);
		}
	}

	/** The application stopped before the push was delivered. */
	void lose() {
		this.sender.countLost();
		this.push.watch().end("lost", null);
	}

	private void deliver() throws InterruptedException {
		int attempts = this.sender.timing().attempts();
		for (int attempt = 1; isFresh(); attempt++) {
			boolean again = attempt(attempt == attempts);
			if (!again) {
				return;
			}
			this.sender.pause(this.sender.timing().pauses().get(attempt - 1));
		}
		Duration freshFor = this.sender.timing().freshFor();
		this.push.watch().end("expired", null);
		this.sender.tellFailure("it waited " + freshFor + ", and its signature is not fresh any more");
	}

	/** Whether there is to be another one. */
	private boolean attempt(boolean last) throws InterruptedException {
		int status;
		try {
			status = this.sender.client().post(this.push);
		}
		catch (IOException ex) {
			if (last) {
				fail(ex.getMessage(), ex);
			}
			return !last;
		}
		if (status >= 200 && status < 300) {
			this.push.watch().end("delivered", null);
			return false;
		}
		if (last || status < 500 && status != 429) {
			fail("status " + status, null);
			return false;
		}
		return true;
	}

	private boolean isFresh() {
		return System.nanoTime() - this.push.arrived() < this.sender.timing().freshFor().toNanos();
	}

	private void fail(@Nullable String problem, @Nullable Exception failure) {
		this.push.watch().end("failed", failure);
		this.sender.tellFailure(String.valueOf(problem));
	}

}
