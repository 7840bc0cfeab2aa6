package cn.bootx.starter.core.config;

import java.util.Map;

/**
 * Takes reports of what is kept in the record store and could be configured instead: the
 * accounts and robots of it that this node gets to know, each named as its properties
 * would be. A simulator in the application, which shares no code with the starters,
 * follows them.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface StoredSettings {

	/**
	 * This node has read, stored or removed something; it may be what it was before.
	 * @param property for example {@code bootx.starter.third.wechat.accounts.shop}
	 * @param values by the last part of their names, in camel case, secrets among them;
	 * empty if it is not there
	 */
	void report(String property, Map<String, String> values);

	/** A bean that keeps such things. */
	interface Keeper {

		/**
		 * Reports what is known by now, and from now on whatever this node gets to know.
		 */
		void reportTo(StoredSettings settings);

	}

}
