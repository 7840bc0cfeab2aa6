package cn.bootx.starter.core.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.callback.envelope.CallbackCipher;
import cn.bootx.starter.core.callback.envelope.CallbackSignature;
import cn.bootx.starter.core.callback.WarmUp;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.core.xml.XmlElement;
import cn.bootx.starter.core.xml.XmlWriter;

/** What is done before the first push, so that it need not wait for it. */
final class ThirdWarmUp {

	private static final Logger logger = LoggerFactory.getLogger(ThirdWarmUp.class);

	private static final int ROUNDS = 20;

	private static final Duration BRIEF = Duration.ofSeconds(10);

	private ThirdWarmUp() {
	}

	/**
	 * Connects to the store of short-lived facts, so that the first push does not find a
	 * node without a connection and is handled on two. Where the store does not answer,
	 * the application starts nevertheless.
	 */
	static void connect(ExpiringStore store) {
		String key = "warm-up:{" + UUID.randomUUID() + "}";
		try {
			// What a push does, so that the scripts are loaded as well.
			store.putIfAbsent(key, "a", BRIEF);
			store.compareAndSet(key, "a", "b", BRIEF, key + ":reply", "c", BRIEF);
			store.compareAndSet(key, "b", "d", BRIEF);
			store.delete(key);
		}
		catch (StoreUnavailableException ex) {
			logger.warn("{}; the application starts without it and goes on trying", ex.getMessage());
		}
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

	static void run(WarmUp warmUp) {
		try {
			warmUp.run();
		}
		catch (RuntimeException ex) {
			logger.debug("A warm-up failed", ex);
		}
	}

}
