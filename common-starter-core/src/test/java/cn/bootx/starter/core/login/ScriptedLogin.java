package cn.bootx.starter.core.login;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.login.LoginException.Reason;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.SecretBox;

/**
 * A platform on which the person of a code is its text, once. Codes that begin with "-"
 * fail with the rest as the platform's code.
 */
public final class ScriptedLogin {

	public final AtomicInteger exchanges = new AtomicInteger();

	public Runnable before = () -> {
	};

	public static LoginSettings settings(@Nullable String target, @Nullable String errorPage) {
		return new LoginSettings("/wecom/login", null, target, errorPage,
				new AllowedOrigins("p", Set.of("https://www.example.com")), Duration.ofMinutes(10));
	}

	/** The logins of one node. */
	public ThirdLogins<Person> node(LoginSettings settings, ExpiringStore store, SecretBox box) {
		return new ThirdLogins<>(Platform.WECOM, Person.class,
				List.of(way("inside", true), way("page", false),
						new LoginWay<>("script", (agent) -> false, null, this::exchange, Map.of("40029", Reason.CODE))),
				settings, store, box);
	}

	private LoginWay<Person> way(String name, boolean inside) {
		return new LoginWay<>(name, (agent) -> !inside || agent.contains("wxwork"), (account, redirect, state) -> {
			if ("nobody".equals(account)) {
				throw PlatformException.notFound(Platform.WECOM, "account", "agent", account, Set.of(), "configure it");
			}
			return URI.create("https://login.example/" + name + "?back=" + redirect + "&state=" + state);
		}, this::exchange, Map.of("40029", Reason.CODE, "50002", Reason.OUTSIDE));
	}

	private Person exchange(@Nullable String account, String code) {
		this.exchanges.incrementAndGet();
		this.before.run();
		if (code.startsWith("-")) {
			throw PlatformException.of(Platform.WECOM, "/exchange")
				.code(code.substring(1))
				.category(code.equals("-io") ? ErrorCategory.TRANSIENT : ErrorCategory.PERMISSION, "do this")
				.build();
		}
		return new Person(code, account);
	}

	public record Person(String id, @Nullable String account) {
	}

}
