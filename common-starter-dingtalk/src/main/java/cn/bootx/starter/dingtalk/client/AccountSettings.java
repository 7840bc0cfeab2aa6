package cn.bootx.starter.dingtalk.client;

import java.util.ArrayList;
import java.util.List;

import cn.bootx.starter.core.config.Credentials;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.dingtalk.autoconfigure.DingTalkProperties;

/**
 * Reads the applications of the properties, or fails with the property that cannot work.
 */
final class AccountSettings {

	private static final String CONSOLE = "the application's page 'Credentials' in the developer console "
			+ "(open-dev.dingtalk.com)";

	private AccountSettings() {
	}

	static List<DingTalkCredentials> of(DingTalkProperties properties) {
		List<DingTalkCredentials> apps = new ArrayList<>();
		if (properties.appKey() != null) {
			apps.add(create(DingTalkAccounts.DEFAULT, DingTalkProperties.PREFIX, properties.defaultApp()));
		}
		properties.apps().forEach((name, app) -> {
			String prefix = DingTalkProperties.PREFIX + ".apps." + name;
			if (name.equals(DingTalkAccounts.DEFAULT)) {
				throw new InvalidConfigurationException(prefix, "the name belongs to the application at the prefix",
						"Give it another name, or move its properties to " + DingTalkProperties.PREFIX + ".");
			}
			apps.add(create(name, prefix, app));
		});
		return apps;
	}

	private static DingTalkCredentials create(String name, String prefix, DingTalkProperties.App app) {
		String appKey = Credentials.require(prefix + ".app-key", app.appKey(), CONSOLE);
		String appSecret = Credentials.require(prefix + ".app-secret", app.appSecret(), CONSOLE);
		String robotCode = (app.robotCode() != null) ? Credentials.require(prefix + ".robot-code", app.robotCode(),
				"the robot's page in the developer console") : appKey;
		return new DingTalkCredentials(name, appKey, appSecret, app.agentId(), robotCode);
	}

}
