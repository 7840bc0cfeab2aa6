package cn.bootx.starter.core.autoconfigure;

import java.util.Arrays;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** The condition of {@link ConditionalOnPortal}. */
final class OnPortal extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		MergedAnnotation<ConditionalOnPortal> portal = metadata.getAnnotations().get(ConditionalOnPortal.class);
		String prefix = portal.getString("prefix");
		String[] secrets = portal.getStringArray("secrets");
		String accounts = portal.getString("accounts");
		ConfiguredProperties properties = new ConfiguredProperties(context.getEnvironment(), prefix);
		ConditionMessage.Builder message = ConditionMessage.forCondition("Portal of " + prefix);
		if (!properties.isOn("portal.enabled", true)) {
			return ConditionOutcome.noMatch(message.because("portal.enabled is false"));
		}
		boolean secret = properties.has(secrets) || !accounts.isEmpty() && properties.anyHas(accounts, secrets);
		boolean matches = secret || Arrays.stream(portal.getStringArray("switches"))
			.anyMatch((property) -> properties.isOn(property, false));
		return new ConditionOutcome(matches,
				message.because(matches ? "a push can be verified" : "none of " + Arrays.asList(secrets) + " is set"));
	}

}
