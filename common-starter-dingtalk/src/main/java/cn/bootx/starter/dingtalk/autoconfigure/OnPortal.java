package cn.bootx.starter.dingtalk.autoconfigure;

import java.util.Map;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches when a push can be verified: an application has the token of its event
 * subscription, or the host switches the portal on for robot messages, which the
 * application's secret signs.
 */
class OnPortal extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		Environment environment = context.getEnvironment();
		Boolean enabled = environment.getProperty(DingTalkProperties.PREFIX + ".portal.enabled", Boolean.class);
		boolean matches = (enabled != null) ? enabled : hasToken(environment);
		return new ConditionOutcome(matches,
				ConditionMessage.forCondition("DingTalk portal")
					.because(matches ? "it is switched on or a token is configured"
							: DingTalkProperties.PREFIX + ".token is missing, or portal.enabled is false"));
	}

	private static boolean hasToken(Environment environment) {
		if (environment.containsProperty(DingTalkProperties.PREFIX + ".token")
				|| environment.containsProperty(DingTalkProperties.PREFIX + ".card-callback-secret")) {
			return true;
		}
		Map<String, DingTalkProperties.App> apps = Binder.get(environment)
			.bind(DingTalkProperties.PREFIX + ".apps", Bindable.mapOf(String.class, DingTalkProperties.App.class))
			.orElse(Map.of());
		return apps.values().stream().anyMatch((app) -> app.token() != null || app.cardCallbackSecret() != null);
	}

}
