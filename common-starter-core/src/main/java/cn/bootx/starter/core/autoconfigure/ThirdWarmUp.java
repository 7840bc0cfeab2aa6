package cn.bootx.starter.core.autoconfigure;

import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

import cn.bootx.starter.core.callback.envelope.CallbackCipher;
import cn.bootx.starter.core.callback.envelope.CallbackSignature;
import cn.bootx.starter.core.callback.WarmUp;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.xml.XmlElement;
import cn.bootx.starter.core.xml.XmlWriter;

/**
 * Starts all {@link WarmUp}s in the background.
 */
final class ThirdWarmUp implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(ThirdWarmUp.class);

	private static final int ROUNDS = 20;

	private final ObjectProvider<WarmUp> warmUps;

	private final ThirdBackground background;

	private volatile boolean running;

	ThirdWarmUp(ObjectProvider<WarmUp> warmUps, ThirdBackground background) {
		this.warmUps = warmUps;
		this.background = background;
	}

	/** Loads what every push needs. */
	static void callbacks(ExpiringStore store) {
		CallbackCipher cipher = new CallbackCipher("0".repeat(43));
		for (int i = 0; i < ROUNDS; i++) {
			String xml = XmlWriter.write("xml", (writer) -> writer.text("Content", "warm"));
			String encrypted = cipher.encrypt(xml, "warm");
			CallbackSignature.of("warm", encrypted);
			XmlElement.read(cipher.decrypt(encrypted, List.of("warm")));
		}
		// Connects.
		store.get("warm-up");
	}

	@Override
	public void start() {
		this.running = true;
		List<WarmUp> all = this.warmUps.orderedStream().toList();
		this.background.patient().execute(() -> all.forEach(ThirdWarmUp::run));
	}

	private static void run(WarmUp warmUp) {
		try {
			warmUp.run();
		}
		catch (RuntimeException ex) {
			logger.debug("A warm-up failed", ex);
		}
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
