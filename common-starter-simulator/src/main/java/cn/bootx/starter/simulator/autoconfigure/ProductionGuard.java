package cn.bootx.starter.simulator.autoconfigure;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.Environment;

/**
 * Keeps the simulator out of production: everybody who is notified there would be
 * notified of nothing, and a real secret would be shown on the simulator's page.
 */
final class ProductionGuard {

	private static final String THIRD = "bootx.starter.third.";

	/** Where a secret stands, and how the platform's console makes one. */
	private static final List<Secret> SECRETS = List.of(new Secret("wechat", "accounts", "app-secret", "[0-9a-f]{32}"),
			new Secret("wechat-applet", "accounts", "app-secret", "[0-9a-f]{32}"),
			new Secret("wechat-open", "accounts", "component-app-secret", "[0-9a-f]{32}"),
			new Secret("wecom", "agents", "corp-secret", "[0-9A-Za-z_-]{43}"),
			new Secret("ding-talk", "apps", "app-secret", "[0-9A-Za-z_-]{64}"));

	private ProductionGuard() {
	}

	/**
	 * Checks profiles and credentials.
	 * @throws SimulatorInProductionException if one of them is a production's
	 */
	static void check(Environment environment) {
		for (String profile : environment.getActiveProfiles()) {
			if (profile.toLowerCase(Locale.ROOT).startsWith("prod")) {
				throw new SimulatorInProductionException("the profile '" + profile + "' is active");
			}
		}
		Binder binder = Binder.get(environment);
		SECRETS.forEach((secret) -> secret.check(binder));
	}

	/** Whether settings of a platform hold a secret that looks like a real account's. */
	static boolean isReal(String platform, Binder binder, String prefix) {
		return SECRETS.stream()
			.anyMatch((secret) -> secret.platform().equals(platform)
					&& secret.isReal(binder.bind(prefix + "." + secret.name(), String.class).orElse("")));
	}

	/** Random characters neither repeat much nor count up. */
	private static boolean random(String value) {
		int ascending = 1;
		for (int i = 1; i < value.length(); i++) {
			ascending = (value.charAt(i) == value.charAt(i - 1) + 1) ? ascending + 1 : 1;
			if (ascending == 5) {
				return false;
			}
		}
		return value.chars().distinct().count() >= 9;
	}

	private record Secret(String platform, String more, String name, String form) {

		void check(Binder binder) {
			String prefix = THIRD + this.platform;
			check(binder, prefix);
			binder
				.bind(ConfigurationPropertyName.of(prefix).append(this.more),
						Bindable.mapOf(String.class, Object.class))
				.ifBound((accounts) -> accounts.keySet()
					.forEach((account) -> check(binder, prefix + "." + this.more + "." + account)));
		}

		boolean isReal(String value) {
			return Pattern.matches(this.form, value) && random(value);
		}

		private void check(Binder binder, String prefix) {
			String property = prefix + "." + this.name;
			if (isReal(binder.bind(property, String.class).orElse(""))) {
				throw new SimulatorInProductionException(property + " looks like the secret of a real account");
			}
		}

	}

}
