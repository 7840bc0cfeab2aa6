package cn.bootx.starter.core.admin.web;

import org.springframework.beans.factory.ObjectProvider;

import cn.bootx.starter.core.admin.ThirdAdminAuthorizer;
import cn.bootx.starter.core.config.InvalidConfigurationException;

/**
 * Who guards the admin endpoints.
 *
 * @since 0.1.0
 */
public final class AdminGuard {

	private AdminGuard() {
	}

	/**
	 * The host's authorizer.
	 * @param property property that switched the endpoints on
	 * @param what what any client could do without an authorizer, for example
	 * {@code manage robots}
	 * @throws InvalidConfigurationException if the host has none
	 */
	public static ThirdAdminAuthorizer require(ObjectProvider<ThirdAdminAuthorizer> authorizer, String property,
			String what) {
		return authorizer.getIfAvailable(() -> {
			throw new InvalidConfigurationException(property,
					"there is no ThirdAdminAuthorizer bean, so any client could " + what,
					"Define a bean of type " + ThirdAdminAuthorizer.class.getName() + ", or switch the endpoints off.");
		});
	}

}
