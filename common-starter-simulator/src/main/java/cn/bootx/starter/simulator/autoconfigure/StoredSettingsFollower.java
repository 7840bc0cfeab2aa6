package cn.bootx.starter.simulator.autoconfigure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.core.env.MapPropertySource;

/**
 * Follows accounts, agents and robots that the host adds, changes and removes while it
 * runs. The starters publish each as a {@link MapPropertySource}, named as its properties
 * would be, and empty for what was removed; no class of theirs is needed for that. What
 * the simulator knows from elsewhere stays as it is.
 */
final class StoredSettingsFollower implements ApplicationListener<PayloadApplicationEvent<?>> {

	private static final Logger log = LoggerFactory.getLogger(StoredSettingsFollower.class);

	private static final Pattern NAME = Pattern.compile("bootx\\.starter\\.third\\.(([a-z-]+)\\.[a-z]+)\\.(.+)",
			Pattern.DOTALL);

	private static final String VALUES = "values";

	private final Map<String, FollowingSetup.Kind<?>> kinds = new HashMap<>();

	private final FollowingSetup.Host host;

	private final boolean allowInProduction;

	private final Map<String, HostEntry> followed = new HashMap<>();

	StoredSettingsFollower(List<FollowingSetup> setups, FollowingSetup.Host host, boolean allowInProduction) {
		setups.forEach((setup) -> this.kinds.putAll(setup.stored()));
		this.host = host;
		this.allowInProduction = allowInProduction;
	}

	@Override
	public void onApplicationEvent(PayloadApplicationEvent<?> event) {
		if (event.getPayload() instanceof MapPropertySource settings) {
			Matcher name = NAME.matcher(settings.getName());
			FollowingSetup.Kind<?> kind = name.matches() ? this.kinds.get(name.group(1)) : null;
			if (kind != null) {
				follow(settings, kind, name.group(2), name.group(3));
			}
		}
	}

	private synchronized void follow(MapPropertySource settings, FollowingSetup.Kind<?> kind, String platform,
			String name) {
		Map<String, Object> values = new HashMap<>();
		settings.getSource().forEach((property, value) -> values.put(VALUES + "." + property, value));
		Binder binder = new Binder(new MapConfigurationPropertySource(values));
		if (!this.allowInProduction && ProductionGuard.isReal(platform, binder, VALUES)) {
			log.warn("'{}' is not simulated: its secret looks like that of a real account (密钥像是真实账号的)",
					settings.getName());
			return;
		}
		HostEntry entry = read(kind, name, binder);
		HostEntry before = this.followed.get(settings.getName());
		if (before == null && entry != null && entry.known().getAsBoolean() && !isFollowed(entry)) {
			return;
		}
		this.followed.remove(settings.getName());
		if (before != null && (entry == null || !entry.id().equals(before.id()))) {
			forget(before);
		}
		if (entry != null) {
			entry.put().run();
			this.followed.put(settings.getName(), entry);
		}
	}

	private <T> @Nullable HostEntry read(FollowingSetup.Kind<T> kind, String name, Binder binder) {
		T settings = binder.bind(VALUES, kind.type()).orElse(null);
		return (settings != null) ? kind.entry().read(name, settings, this.host) : null;
	}

	private void forget(HostEntry entry) {
		if (!isFollowed(entry)) {
			entry.remove().run();
		}
	}

	/** Two robots of the host may be one of the platform. */
	private boolean isFollowed(HostEntry entry) {
		return this.followed.values().stream().anyMatch((other) -> other.id().equals(entry.id()));
	}

}
