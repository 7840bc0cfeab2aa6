package cn.bootx.starter.wechat.portal;

import java.util.Map;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.ResolvableType;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches where an official account has a token, or one that has may be added: without a
 * token no push can be verified.
 */
final class OnWeChatPortalCondition extends SpringBootCondition {

	private static final String PREFIX = "bootx.starter.third.wechat";

	private static final ResolvableType ACCOUNTS = ResolvableType.forClassWithGenerics(Map.class,
			ResolvableType.forClass(String.class),
			ResolvableType.forClassWithGenerics(Map.class, String.class, Object.class));

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("WeChat portal");
		Binder binder = Binder.get(context.getEnvironment());
		if (binder.bind(PREFIX + ".app-id", String.class).isBound()
				&& binder.bind(PREFIX + ".token", String.class).isBound() || hasNamedWithToken(binder)) {
			return ConditionOutcome.match(message.because("an account has a token"));
		}
		return binder.bind(PREFIX + ".runtime-accounts", Boolean.class).orElse(false)
				? ConditionOutcome.match(message.because("runtime-accounts is true"))
				: ConditionOutcome.noMatch(message.because("no account has a token"));
	}

	private static boolean hasNamedWithToken(Binder binder) {
		return binder.bind(PREFIX + ".accounts", Bindable.<Map<String, Map<String, Object>>>of(ACCOUNTS))
			.map((accounts) -> accounts.values().stream().anyMatch((account) -> account.containsKey("token")))
			.orElse(false);
	}

}
