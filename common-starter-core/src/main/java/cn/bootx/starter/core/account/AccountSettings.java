package cn.bootx.starter.core.account;

import org.jspecify.annotations.Nullable;

/**
 * What is known of an account before its services are built: a record, whose components
 * are stored as they are. Its text holds no secret.
 *
 * @since 0.1.0
 */
public interface AccountSettings {

	/** Name of the account that a platform's prefix itself describes. */
	String DEFAULT = "default";

	/** Name among the accounts of the platform. */
	String name();

	/**
	 * What the platform knows it by. Of one id there is one account; null where it has no
	 * id.
	 */
	@Nullable String platformId();

	/**
	 * Refuses what cannot work.
	 * @param prefix what stands in front of a field, for messages
	 * @throws cn.bootx.starter.core.config.InvalidConfigurationException with the field,
	 * named as its property
	 */
	void check(String prefix);

}
